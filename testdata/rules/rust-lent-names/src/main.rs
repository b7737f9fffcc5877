//! Items under the names by which other crates and modules lend them.
use std::ffi::CString;
use std::fs;

use axum::extract::ws::WebSocket;
use axum::extract::{Extension, Query, Request, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{Json, Response};
use axum::routing::{get, method_routing, Router};
use futures_util::stream;
use futures_util::StreamExt;
use sqlx::sqlite::SqlitePool;
use sqlx::Executor;

#[derive(Clone)]
struct Shelf {
    asked: String,
    slug: String,
    row: &'static str,
}

fn slug(raw: &str) -> String {
    raw.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').map(|c| c.to_ascii_lowercase()).collect()
}

async fn attach(mut req: Request, next: Next) -> Result<Response, StatusCode> {
    let asked = req
        .headers()
        .get("x-shelf")
        .map(|v| v.to_str().map(str::to_owned))
        .transpose()
        .map_err(|_| StatusCode::BAD_REQUEST)?
        .unwrap_or_default();
    let slug = slug(&asked);
    req.extensions_mut().insert(Shelf { asked, slug, row: "7" });
    Ok(next.run(req).await)
}

async fn note(Extension(shelf): Extension<Shelf>) -> String {
    let _ = fs::read_to_string(format!("/srv/{}/note", shelf.slug));
    let _ = fs::read_to_string(format!("/srv/{}/note", shelf.row));
    fs::read_to_string(format!("/srv/{}/note", shelf.asked)).unwrap() // want RBN301
}

async fn socket(upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(read)
}

async fn read(mut socket: WebSocket) {
    while let Some(Ok(message)) = socket.next().await {
        let _ = fs::read(message.into_text().unwrap()); // want RBN301
    }
}

async fn posted(Json(name): Json<String>) {
    let _ = fs::read(name); // want RBN301
}

async fn run(Query(line): Query<String>) {
    let text = CString::new("ls /srv").unwrap();
    unsafe { nix::libc::system(text.as_ptr()) };
    let text = CString::new(line).unwrap();
    unsafe { nix::libc::system(text.as_ptr()) }; // want RBN201
}

async fn counted(Extension(pool): Extension<SqlitePool>, Query(order): Query<String>) {
    let _ = pool.execute("SELECT title FROM notes").await;
    let _ = pool.execute(format!("SELECT title FROM notes ORDER BY {order}").as_str()).await; // want RBN404
}

async fn each(Query(names): Query<Vec<String>>) {
    let mut names = stream::iter(names);
    while let Some(name) = names.next().await {
        let _ = fs::read(name); // want RBN301
    }
}

fn main() {
    let _: Router = Router::new()
        .route("/note", get(note))
        .route("/socket", get(socket))
        .route("/posted", method_routing::post(posted))
        .route("/run", get(run))
        .route("/counted", get(counted))
        .route("/each", get(each))
        .layer(middleware::from_fn(attach));
}
