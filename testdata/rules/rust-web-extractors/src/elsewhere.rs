// Handlers of which the routes are in another workspace: what stands beside an extractor, and what is answered, tell.
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Html;
use std::collections::HashMap;
use std::fs;

pub async fn beside(Query(_): Query<HashMap<String, String>>, headers: HeaderMap, body: String) -> &'static str {
    if let Some(agent) = headers.get("user-agent").and_then(|v| v.to_str().ok()) {
        fs::write(format!("/srv/agents/{agent}"), "").ok(); // want RBN301
    }
    fs::read(body).ok(); // want RBN301
    "ok"
}

pub async fn answered(body: Bytes) -> Result<String, StatusCode> {
    let name = String::from_utf8(body.to_vec()).map_err(|_| StatusCode::BAD_REQUEST)?;
    fs::read_to_string(name).map_err(|_| StatusCode::NOT_FOUND) // want RBN301
}

pub async fn page(body: Bytes) -> Html<&'static str> {
    fs::read(String::from_utf8_lossy(&body).as_ref()).ok(); // want RBN301
    Html("read")
}

// What the program calls itself, with what it has.
pub async fn stored(State(dir): State<String>, name: String) -> Result<Vec<u8>, StatusCode> {
    fs::read(format!("{dir}/{name}")).map_err(|_| StatusCode::NOT_FOUND)
}

pub async fn home(State(dir): State<String>) -> Result<Vec<u8>, StatusCode> {
    stored(State(dir), "index.html".to_string()).await
}

// No request's: a body that is lent, one that is not async, one of which nothing tells.
pub async fn lent(_: State<String>, body: &Bytes) {
    fs::read(String::from_utf8_lossy(body).as_ref()).ok();
}

pub fn at_once(body: Bytes) -> Result<Vec<u8>, StatusCode> {
    fs::read(String::from_utf8_lossy(&body).as_ref()).map_err(|_| StatusCode::NOT_FOUND)
}

pub async fn alone(body: Bytes, count: u32) -> Vec<u8> {
    fs::read(format!("{}{count}", String::from_utf8_lossy(&body))).unwrap_or_default()
}

pub async fn saved(body: actix_web::web::Bytes) -> actix_web::HttpResponse {
    fs::write(String::from_utf8_lossy(&body).as_ref(), "").ok(); // want RBN301
    actix_web::HttpResponse::Ok().finish()
}
