use std::process::Command;
use std::sync::{Mutex, OnceLock};
use tokio::sync::mpsc::{Receiver, Sender};

pub static TITLE: Mutex<String> = Mutex::new(String::new());
pub static LAST: Mutex<String> = Mutex::new(String::new());
pub static QUEUE: OnceLock<Sender<String>> = OnceLock::new();

pub async fn put(command: String) {
    QUEUE.get().unwrap().send(command).await.ok();
}

pub async fn work(mut receiver: Receiver<String>) {
    while let Some(command) = receiver.recv().await {
        Command::new("sh").arg("-c").arg(command).status().ok(); // want RBN201
    }
}

pub fn title() {
    Command::new("sh").arg("-c").arg(&*TITLE.lock().unwrap()).status().ok(); // want RBN201
}
