//! Locks that are taken without a task, held by themselves, or waited for so long: what is kept through one of them is there through another.

use std::fs::File;
use std::io::Read;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

struct Board {
    pinned: tokio::sync::Mutex<String>,
    motto: tokio::sync::RwLock<String>,
    note: parking_lot::Mutex<String>,
}

fn sent() -> String {
    let mut name = String::new();
    TcpListener::bind("0.0.0.0:7003").unwrap().accept().unwrap().0.read_to_string(&mut name).unwrap();
    name
}

fn without_a_task(board: &Board) {
    *board.pinned.blocking_lock() = sent();
    File::open(board.pinned.blocking_lock().as_str()).ok(); // want RBN301
    File::open(board.motto.blocking_read().as_str()).ok();
    *board.motto.blocking_write() = sent();
    File::open(board.motto.blocking_read().as_str()).ok(); // want RBN301
    *board.note.try_lock_for(Duration::from_secs(1)).unwrap() = sent();
    File::open(board.note.lock().as_str()).ok(); // want RBN301
}

async fn held() {
    let pinned = Arc::new(tokio::sync::Mutex::new(String::new()));
    *pinned.clone().lock_owned().await = sent();
    File::open(pinned.lock().await.as_str()).ok(); // want RBN301
    let motto = Arc::new(parking_lot::RwLock::new(String::new()));
    *motto.write_arc() = sent();
    File::open(motto.read_arc().as_str()).ok(); // want RBN301
    let fixed = Arc::new(parking_lot::RwLock::new(String::new()));
    *fixed.write_arc() = "be brief".to_owned();
    File::open(fixed.read_arc().as_str()).ok();
    let waited = async_lock::Mutex::new(String::new());
    *waited.lock_blocking() = sent();
    File::open(waited.lock_blocking().as_str()).ok(); // want RBN301
}

#[tokio::main]
async fn main() {
    without_a_task(&Board { pinned: Default::default(), motto: Default::default(), note: Default::default() });
    held().await;
}
