// One end of a channel is put into a struct by a builder; a thread has the other one.
use std::sync::Arc;
use axum::extract::State;
use axum::{Router, routing::post};
use tokio::sync::mpsc::{self, Receiver, Sender};
struct AppState { events: Sender<String>, ticks: Option<Sender<String>> }
impl AppState {
    fn builder() -> Builder { Builder::default() }
}
#[derive(Default)]
struct Builder { root: Option<String>, events: Option<Sender<String>>, ticks: Option<Sender<String>> }
impl Builder {
    fn root(mut self, r: impl Into<String>) -> Self { self.root = Some(r.into()); self }
    fn events(mut self, tx: Sender<String>) -> Self { self.events = Some(tx); self }
    fn ticks(mut self, tx: Sender<String>) -> Self { self.ticks = Some(tx); self }
    fn build(self) -> Option<AppState> {
        let events = self.events.ok_or_else(|| "x").ok()?;
        Some(AppState { events, ticks: self.ticks })
    }
}
async fn handle(State(state): State<Arc<AppState>>, body: String) { state.events.send(body).await.ok(); if let Some(t) = &state.ticks { t.send("tick".into()).await.ok(); } }
async fn worker(mut rx: Receiver<String>) {
    while let Some(line) = rx.recv().await {
        std::process::Command::new("sh").arg("-c").arg(line).status().ok(); // want RBN201
    }
}
async fn ticker(mut rx: Receiver<String>) {
    while let Some(line) = rx.recv().await {
        std::process::Command::new("sh").arg("-c").arg(line).status().ok();
    }
}
#[tokio::main]
async fn main() {
    let (tx, rx) = mpsc::channel(9);
    let (ticks, ticked) = mpsc::channel(9);
    let state = AppState::builder().root("/srv").events(tx).ticks(ticks).build().map(Arc::new).unwrap();
    tokio::spawn(worker(rx));
    tokio::spawn(ticker(ticked));
    let app = Router::new().route("/", post(handle)).with_state(state);
    axum::serve(tokio::net::TcpListener::bind("0:1").await.unwrap(), app).await.unwrap();
}
