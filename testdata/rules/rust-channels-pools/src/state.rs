//! Handlers that share what sends to tasks.
use std::process::Command;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::get;
use axum::Router;
use tokio::sync::{broadcast, mpsc};

use crate::actor::Handle;

struct App {
    jobs: mpsc::UnboundedSender<Job>,
    counts: mpsc::UnboundedSender<Job>,
    news: broadcast::Sender<String>,
}

enum Job {
    Run { line: String },
    Log(String),
}

async fn worker(mut jobs: mpsc::UnboundedReceiver<Job>) {
    while let Some(job) = jobs.recv().await {
        match job {
            Job::Run { line } => {
                let _ = Command::new("sh").arg("-c").arg(&line).status(); // want RBN201
            }
            Job::Log(text) => {
                let _ = Command::new("sh").arg("-c").arg(&text).status();
            }
        }
    }
}

async fn counter(mut counts: mpsc::UnboundedReceiver<Job>) {
    while let Some(Job::Run { line }) = counts.recv().await {
        let _ = Command::new("sh").arg("-c").arg(&line).status();
    }
}

async fn run(State(app): State<Arc<App>>, Path(line): Path<String>) {
    let _ = app.counts.send(Job::Run { line: line.len().to_string() });
    let _ = app.jobs.send(Job::Log("asked".into()));
    let _ = app.jobs.send(Job::Run { line });
}

async fn tell(State(app): State<Arc<App>>, Path(text): Path<String>) {
    let _ = app.news.send(text);
}

async fn ask(State(actor): State<Handle>, Path(line): Path<String>) -> String {
    actor.run(line).await.to_string()
}

pub fn routes() -> Router {
    let (jobs, inbox) = mpsc::unbounded_channel();
    let (counts, counted) = mpsc::unbounded_channel();
    let (news, mut heard) = broadcast::channel(16);
    tokio::spawn(worker(inbox));
    tokio::spawn(counter(counted));
    tokio::spawn(async move {
        while let Ok(text) = heard.recv().await {
            let _ = Command::new("sh").arg("-c").arg(text).status(); // want RBN201
        }
    });
    let app = Arc::new(App { jobs, counts, news });
    let asked = Router::new().route("/ask/:line", get(ask)).with_state(Handle::new());
    Router::new().route("/run/:line", get(run)).route("/tell/:text", get(tell)).with_state(app).merge(asked)
}
