mod routes;

use axum::{routing::get, Router};

#[tokio::main]
async fn main() {
    let app = Router::new()
        .route("/health", get(|| async { "ok" }))
        .nest("/api/v1", api())
        .merge(routes::files::router())
        .nest("/jobs", routes::jobs::router());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:7700").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}

fn api() -> Router {
    Router::new().nest("/notes", routes::notes::router()).route("/ping", get(routes::ping))
}
