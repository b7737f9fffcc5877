use axum::{extract::Query, routing::get, Router};
use serde::Deserialize;

#[derive(Deserialize)]
struct Wanted {
    path: String,
    label: String,
}

async fn show(Query(wanted): Query<Wanted>) -> String {
    std::fs::read_to_string(&wanted.path).unwrap_or_default() // want RBN301
}

pub fn router() -> Router {
    Router::new().route("/files", get(show))
}
