//! Locks that are taken without a task, held by themselves, or waited for so long.

use std::fs::File;
use std::io::Read;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, RwLock};

struct Board {
    pinned: String,
    motto: String,
}

impl Board {
    fn show(&self) {
        File::open(&self.pinned).ok(); // want RBN301
        File::open(&self.motto).ok();
    }
}

async fn owned(board: Arc<Mutex<Board>>, name: String) {
    let mut held = Arc::clone(&board).lock_owned().await;
    held.pinned = name;
    held.motto = "be brief".to_owned();
    held.show();
}

fn blocking(board: &RwLock<Board>, name: String) {
    board.blocking_write().pinned = name;
    board.blocking_read().show();
}

fn waiting(board: &parking_lot::Mutex<Board>, name: String) {
    if let Some(mut held) = board.try_lock_for(Duration::from_secs(1)) {
        held.pinned = name;
        held.show();
    }
}

#[tokio::main]
async fn main() {
    let mut name = String::new();
    TcpListener::bind("0.0.0.0:7003").unwrap().accept().unwrap().0.read_to_string(&mut name).unwrap();
    let new = || Board { pinned: String::new(), motto: "be kind".to_owned() };
    owned(Arc::new(Mutex::new(new())), name.clone()).await;
    blocking(&RwLock::new(new()), name.clone());
    waiting(&parking_lot::Mutex::new(new()), name);
    new().show();
}
