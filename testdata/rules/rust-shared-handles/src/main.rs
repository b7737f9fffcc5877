//! A pool in what all handlers share, which has a number beside the handle.

use axum::{extract::{Path, State}, routing::get, Router};
use std::sync::Arc;
use tokio::process::Command;
use tokio::sync::mpsc;

struct Pool {
    size: u32,
    jobs: mpsc::Sender<String>,
    seen: mpsc::Sender<String>,
}

struct App {
    name: String,
    pool: Pool,
}

async fn ask(State(app): State<Arc<App>>, Path(word): Path<String>) {
    if app.pool.size > 0 {
        app.pool.seen.send(app.name.clone()).await.unwrap();
        app.pool.jobs.send(word).await.unwrap();
    }
}

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<String>(8);
    tokio::spawn(async move {
        while let Some(job) = rx.recv().await {
            let _ = Command::new("sh").arg("-c").arg(&job).status().await; // want RBN201
        }
    });
    let (seen, mut names) = mpsc::channel::<String>(8);
    tokio::spawn(async move {
        while let Some(name) = names.recv().await {
            let _ = Command::new("sh").arg("-c").arg(&name).status().await;
        }
    });
    let app = Arc::new(App { name: "a".to_owned(), pool: Pool { size: 2, jobs: tx, seen } });
    let router = Router::new().route("/ask/{word}", get(ask)).with_state(app);
    let listener = tokio::net::TcpListener::bind("0.0.0.0:80").await.unwrap();
    axum::serve(listener, router).await.unwrap();
}
