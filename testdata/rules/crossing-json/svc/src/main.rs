use axum::{extract::Query, routing::{get, post}, Json, Router};
use serde::{Deserialize, Serialize};
#[derive(Deserialize)]
struct Cover { title: String }
#[derive(Deserialize)]
struct Order { title: String, shelf: String }
#[derive(Serialize)]
struct Found { file: String, weight: String }
async fn cover(Query(c): Query<Cover>) -> Json<Found> { Json(Found { file: c.title.replace(' ', "_"), weight: "x".to_string() }) }
async fn order(Json(o): Json<Order>) -> Json<Found> {
    Json(Found { file: o.title, weight: o.shelf })
}
#[tokio::main]
async fn main() {
    let app = Router::new().route("/cover", get(cover)).route("/order", post(order));
    axum::serve(tokio::net::TcpListener::bind("127.0.0.1:4600").await.unwrap(), app).await.unwrap();
}
