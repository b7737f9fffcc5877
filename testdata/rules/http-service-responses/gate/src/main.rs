use axum::{extract::Query, response::Redirect, routing::get, Router};
use serde::Deserialize;

#[derive(Deserialize)]
struct Goal {
    to: String,
}

async fn leave(Query(goal): Query<Goal>) -> Redirect {
    Redirect::to(&goal.to) // want RBN602 from=9 RBN602 from=app.rb:49
}

#[tokio::main]
async fn main() {
    let app = Router::new().route("/leave", get(leave));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:7301").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
