use axum::extract::Query;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use std::fs;

#[derive(Deserialize)]
struct Named {
    name: String,
}

async fn read(Query(named): Query<Named>) -> String {
    fs::read_to_string(named.name).unwrap_or_default() // want RBN301 from=12 RBN301 from=app.rb:86 RBN301 from=app.rb:87
}

async fn store(Json(named): Json<Named>) -> String {
    fs::read_to_string(named.name).unwrap_or_default() // want RBN301 from=16 RBN301 from=app.rb:88 RBN301 from=app.rb:89
}

async fn list(Json(named): Json<Named>) -> String {
    fs::read_to_string(named.name).unwrap_or_default() // want RBN301 from=20 RBN301 from=app.rb:90 RBN301 from=app.rb:91 RBN301 from=app.rb:92
}

async fn find(Query(named): Query<Named>) -> String {
    fs::read_to_string(named.name).unwrap_or_default() // want RBN301 from=24 RBN301 from=app.rb:93 RBN301 from=app.rb:94
}

// What one method of the client is given to ask for.
async fn open(Json(named): Json<Named>) -> String {
    fs::read_to_string(named.name).unwrap_or_default() // want RBN301 from=29 RBN301 from=app.rb:95 RBN301 from=app.rb:96
}

async fn count(Json(named): Json<Named>) -> String {
    named.name.len().to_string()
}

// Nobody in the workspace asks for it by this verb.
async fn put_count(Json(named): Json<Named>) -> String {
    fs::read_to_string(named.name).unwrap_or_default() // want RBN301 from=38
}

#[tokio::main]
async fn main() {
    let app = Router::new()
        .route("/read", get(read))
        .route("/store", post(store))
        .route("/list", post(list))
        .route("/find", get(find))
        .route("/open", post(open))
        .route("/count", post(count).put(put_count));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3070").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
