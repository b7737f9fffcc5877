use actix_web::{post, web, App, HttpServer, Responder};

#[post("/works/{name}/start")]
async fn start(name: web::Path<String>) -> impl Responder {
    let _ = std::fs::remove_file(name.into_inner()); // want RBN301 from=app.rb:49 RBN301 from=works/src/main.rs:4
    "started"
}

async fn stop(body: String) -> impl Responder {
    let _ = std::fs::remove_file(body); // want RBN301 from=works/src/main.rs:23 RBN301 from=app.rb:54
    "stopped"
}

async fn show(name: web::Path<String>) -> impl Responder {
    std::fs::read_to_string(name.into_inner()).unwrap_or_default() // want RBN301 from=app.rb:59 RBN301 from=works/src/main.rs:14
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(|| {
        App::new()
            .service(start)
            .route("/stops", web::post().to(stop))
            .service(web::scope("/v1").service(web::resource("/show/{name}").route(web::get().to(show))))
    })
    .bind(("127.0.0.1", 3001))?
    .run()
    .await
}
