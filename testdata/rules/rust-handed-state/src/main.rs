//! What the program hands to a framework for its handlers, with what is in it then and what comes into it later.
use axum::extract::{Path, State};
use axum::response::Html;
use axum::{routing::get, Router};
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::io::Read;
use std::sync::Arc;
use tokio::sync::mpsc;

struct Outcome {
    user: String,
    text: String,
}

struct Job {
    user: String,
}

#[derive(Clone)]
struct Queue {
    tx: mpsc::Sender<Job>,
    recent: Arc<Mutex<VecDeque<Outcome>>>,
}

impl Queue {
    async fn push(&self, job: Job) -> Result<(), String> {
        self.tx.send(job).await.map_err(|_| "closed".to_string())
    }

    fn start() -> Self {
        let (tx, rx) = mpsc::channel(64);
        let queue = Queue { tx, recent: Arc::default() };
        let worker = Worker { recent: queue.recent.clone() };
        tokio::spawn(worker.run(rx));
        queue
    }
}

struct Worker {
    recent: Arc<Mutex<VecDeque<Outcome>>>,
}

impl Worker {
    async fn run(self, mut rx: mpsc::Receiver<Job>) {
        while let Some(Job { user }) = rx.recv().await {
            let mut recent = self.recent.lock();
            recent.push_front(Outcome { user, text: "done".into() });
            recent.truncate(50);
        }
    }
}

#[derive(Clone)]
struct App {
    queue: Queue,
    title: String,
    news: String,
    seen: Arc<Mutex<Vec<String>>>,
}

#[derive(Clone)]
struct Other {
    news: String,
}

async fn add(State(app): State<App>, Path(user): Path<String>) {
    let _ = app.queue.push(Job { user }).await;
}

async fn users(State(app): State<App>) -> Html<String> {
    let rows: String = app.queue.recent.lock().iter().map(|o| format!("<li>{}</li>", o.user)).collect();
    Html(format!("<ul>{rows}</ul>")) // want RBN701
}

async fn texts(State(app): State<App>) -> Html<String> {
    let rows: String = app.queue.recent.lock().iter().map(|o| format!("<li>{}</li>", o.text)).collect();
    Html(format!("<ul>{rows}</ul>"))
}

async fn title(State(app): State<App>) -> Html<String> {
    let _ = std::process::Command::new("sh").arg("-c").arg(format!("logger {}", app.title)).status();
    Html(format!("<h1>{}</h1>", app.title))
}

async fn news(State(app): State<App>) -> Html<String> {
    Html(format!("<p>{}</p>", app.news)) // want RBN701
}

async fn other(State(other): State<Other>) -> Html<String> {
    Html(format!("<p>{}</p>", other.news))
}

async fn seen_by(State(app): State<App>) -> Html<String> {
    Html(app.seen.lock().join("<br>")) // want RBN701
}

fn fetch() -> String {
    let mut text = String::new();
    let _ = std::net::TcpStream::connect("news.example:7000").and_then(|mut s| s.read_to_string(&mut text));
    text
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let queue = Queue::start();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let app = App { queue, title: std::env::args().nth(1).unwrap_or_default(), news: fetch(), seen: seen.clone() };
    let others = Router::new().route("/other", get(other)).with_state(Other { news: "none".into() });
    let router = Router::new()
        .route("/add/:user", get(add))
        .route("/users", get(users))
        .route("/texts", get(texts))
        .route("/title", get(title))
        .route("/news", get(news))
        .route("/seen", get(seen_by))
        .with_state(app)
        .merge(others);
    std::thread::spawn(move || seen.lock().push(fetch()));
    axum::serve(tokio::net::TcpListener::bind("0.0.0.0:8080").await?, router).await
}
