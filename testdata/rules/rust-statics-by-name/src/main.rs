//! A static has other names in other modules, and other statics have its name.

mod jobs;
mod other;

use axum::extract::Path;
use jobs::LAST as RECENT;
use std::process::Command;

async fn named(Path(name): Path<String>) {
    *jobs::TITLE.lock().unwrap() = name;
}

async fn recent(Path(name): Path<String>) {
    *RECENT.lock().unwrap() = name;
}

async fn queued(Path(command): Path<String>) {
    jobs::put(command).await;
}

fn run(text: &str) {
    Command::new("sh").arg("-c").arg(text).status().ok(); // want RBN201
}

fn run_other(text: &str) {
    Command::new("sh").arg("-c").arg(text).status().ok();
}

#[tokio::main]
async fn main() {
    let (sender, receiver) = tokio::sync::mpsc::channel(8);
    crate::jobs::QUEUE.set(sender).unwrap();
    tokio::spawn(jobs::work(receiver));
    jobs::title();
    run(&crate::jobs::LAST.lock().unwrap());
    run_other(&other::LAST.lock().unwrap());
    other::title();
}
