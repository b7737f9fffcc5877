use axum::extract::Path;
use axum::response::Html;
use axum::routing::{get, post};
use axum::Router;

async fn echo(body: String) -> String {
    println!("asked {body}"); // want RBN702
    body.trim().to_owned()
}

async fn length(body: String) -> String {
    body.len().to_string()
}

async fn slug(body: String) -> String {
    body.chars().filter(|c| c.is_ascii_alphanumeric()).collect()
}

async fn hello(Path(name): Path<String>) -> Html<String> {
    Html(format!("<b>{name}</b>")) // want RBN701 from=19 RBN701 from=app.rb:44
}

#[tokio::main]
async fn main() {
    let app = Router::new()
        .route("/echo", post(echo))
        .route("/length", post(length))
        .route("/slug", post(slug))
        .route("/hello/{name}", get(hello));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:7801").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
