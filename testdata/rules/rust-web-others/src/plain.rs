use rouille::Response;
use std::fs;
use std::io::Read;
use tiny_http::{Request, Server};

fn answer(request: &mut Request) -> String {
    let mut body = String::new();
    request.as_reader().read_to_string(&mut body).unwrap();
    fs::read(&body).ok(); // want RBN301
    fs::read("/srv/index").ok();
    body
}

pub fn tiny() {
    let server = Server::http("0.0.0.0:8000").unwrap();
    for mut request in server.incoming_requests() {
        fs::read(format!("/srv{}", request.url())).ok(); // want RBN301
        answer(&mut request);
    }
    if let Ok(request) = server.recv() {
        let peer = request.remote_addr();
        fs::read(format!("/srv/{peer:?}")).ok();
        fs::read(request.url()).ok(); // want RBN301
    }
}

pub fn rouille() {
    rouille::start_server("0.0.0.0:8001", move |request| {
        if let Some(name) = request.get_param("name") {
            fs::read(&name).ok(); // want RBN301
        }
        fs::read("/srv/rouille").ok();
        Response::text("ok")
    });
}
