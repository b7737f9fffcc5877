//! Pages that tiny_http sends.
use std::io;
use std::str::FromStr;
use tiny_http::{Header, Response, Server};

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn page() -> Header {
    "Content-Type: text/html; charset=utf-8".parse().expect("a header")
}

fn text() -> Header {
    "Content-Type: text/plain; charset=utf-8".parse().expect("a header")
}

fn main() -> io::Result<()> {
    let server = Server::http("127.0.0.1:8080").unwrap();
    for mut rq in server.incoming_requests() {
        let mut body = String::new();
        rq.as_reader().read_to_string(&mut body)?;
        let html = Header::from_bytes("Content-Type", "text/html").unwrap();
        let bytes = Header::from_bytes("Content-Type", "text/html; charset=utf-8").unwrap();
        let plain = Header::from_bytes("Content-Type", "text/plain").unwrap();
        match rq.url() {
            "/a" => rq.respond(Response::from_string(format!("<h1>{body}</h1>")).with_header(html))?, // want RBN701
            "/b" => rq.respond(Response::from_data(body.into_bytes()).with_status_code(201).with_header(bytes))?, // want RBN701
            "/c" => rq.respond(Response::from_string(format!("<h1>{}</h1>", escaped(&body))).with_header(html))?,
            "/d" => {
                let mut answer = Response::from_string(body);
                answer.add_header(html); // want RBN701
                rq.respond(answer)?;
            }
            "/f" => rq.respond(Response::from_string(body).with_header(page()))?, // want RBN701
            "/g" => rq.respond(Response::from_string(escaped(&body)).with_header(page()))?,
            "/h" => rq.respond(Response::from_string(body).with_header(text()))?,
            "/i" => rq.respond(Response::from_string(body).with_header(Header::from_str("Content-Type: text/html").unwrap()))?, // want RBN701
            "/j" => rq.respond(Response::from_string(body).with_header("X-Type: text/html".parse::<Header>().unwrap()))?,
            "/e" => rq.respond(Response::from_string(body).with_header(plain))?,
            _ => rq.respond(Response::from_string(body))?,
        }
    }
    Ok(())
}
