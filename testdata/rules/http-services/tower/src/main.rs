use axum::extract::{Path, Query};
use axum::routing::{delete, get};
use axum::{Json, Router};
use serde::Deserialize;

#[derive(Deserialize)]
struct Search {
    name: String,
    count: u32,
}

async fn read(Path(name): Path<String>) -> String {
    std::fs::read_to_string(format!("/srv/{name}")).unwrap_or_default() // want RBN301 from=app.rb:34 RBN301 from=tower/src/main.rs:12
}

async fn numbered(Path(id): Path<u32>) -> String {
    std::fs::read_to_string(format!("/srv/{id}")).unwrap_or_default()
}

async fn search(Query(search): Query<Search>) -> String {
    let _ = std::fs::remove_file(format!("/srv/{}", search.count));
    std::fs::read_to_string(search.name).unwrap_or_default() // want RBN301 from=app.rb:39 RBN301 from=tower/src/main.rs:20
}

async fn remove(Json(search): Json<Search>) {
    let _ = std::fs::remove_file(search.name); // want RBN301 from=app.rb:44 RBN301 from=tower/src/main.rs:25
}

#[tokio::main]
async fn main() {
    let app = Router::new()
        .route("/bells/:name", get(read))
        .route("/bells/by-number/:id", get(numbered))
        .route("/search", get(search).post(remove))
        .route("/unasked/bells", delete(unasked));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}

async fn unasked(body: String) {
    let _ = std::fs::remove_file(body); // want RBN301 from=tower/src/main.rs:35
}
