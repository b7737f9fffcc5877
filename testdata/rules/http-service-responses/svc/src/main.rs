use actix_web::{http::header, web, App, HttpResponse, HttpServer};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Notice {
    name: String,
}

#[derive(Serialize)]
struct Card {
    title: String,
}

async fn text(notice: web::Query<Notice>) -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body(format!("to {}", notice.name))
}

async fn card(notice: web::Query<Notice>) -> HttpResponse {
    HttpResponse::Ok().json(Card { title: notice.name.clone() })
}

async fn next(notice: web::Query<Notice>) -> HttpResponse {
    HttpResponse::Found().insert_header((header::LOCATION, notice.name.clone())).finish() // want RBN602 from=22 RBN602 from=app.rb:41
}

async fn length(notice: web::Query<Notice>) -> HttpResponse {
    HttpResponse::Ok().body(notice.name.len().to_string())
}

async fn home(_notice: web::Query<Notice>) -> HttpResponse {
    HttpResponse::Found().insert_header((header::LOCATION, "/notices")).finish()
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(|| {
        App::new()
            .route("/text", web::get().to(text))
            .route("/card", web::get().to(card))
            .route("/next", web::get().to(next))
            .route("/length", web::get().to(length))
            .route("/home", web::get().to(home))
    })
    .bind(("127.0.0.1", 7300))?
    .run()
    .await
}
