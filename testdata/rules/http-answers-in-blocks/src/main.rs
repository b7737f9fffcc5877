use axum::routing::post;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Text {
    text: String,
}

async fn trimmed(Json(given): Json<Text>) -> Json<Text> {
    Json(Text { text: given.text.trim().to_owned() })
}

async fn letters(Json(given): Json<Text>) -> Json<Text> {
    Json(Text { text: given.text.chars().filter(|c| c.is_ascii_alphanumeric()).collect() })
}

#[tokio::main]
async fn main() {
    let app = Router::new().route("/trimmed", post(trimmed)).route("/letters", post(letters));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:7802").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
