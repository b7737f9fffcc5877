use ntex::web::{self, types, HttpRequest, HttpResponse};
use serde::Deserialize;
use std::fs;

#[derive(Deserialize)]
struct Doc {
    name: String,
    page: u16,
}

struct Settings {
    root: String,
}

#[web::get("/docs/{name}")]
async fn read(doc: types::Path<Doc>, settings: types::State<Settings>) -> HttpResponse {
    fs::read(&doc.name).ok(); // want RBN301
    fs::read(format!("/srv/{}", doc.page)).ok();
    fs::read(&settings.root).ok();
    HttpResponse::Ok().content_type("text/html").body(format!("<b>{}</b>", doc.name)) // want RBN701
}

#[web::post("/docs")]
async fn write(body: String, req: HttpRequest) -> HttpResponse {
    fs::write("/srv/doc", &body).ok();
    fs::write(&body, b"").ok(); // want RBN301
    if let Some(kind) = req.headers().get("x-kind") {
        fs::read(kind.to_str().unwrap()).ok(); // want RBN301
    }
    HttpResponse::Ok().content_type("text/plain").body(body)
}

pub fn config(app: &mut web::ServiceConfig) {
    app.service((read, write));
}
