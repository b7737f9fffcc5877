//! A pool behind a static, which has a number beside the handle.

use std::process::Command;
use std::sync::mpsc::{channel, Sender};
use std::sync::{LazyLock, Mutex};
use std::thread;

struct Pool {
    size: u32,
    jobs: Mutex<Sender<String>>,
}

static POOL: LazyLock<Pool> = LazyLock::new(Pool::start);

impl Pool {
    fn start() -> Self {
        let (tx, rx) = channel();
        thread::spawn(move || {
            for job in rx {
                let _ = Command::new("sh").arg("-c").arg(&job).status(); // want RBN201
            }
        });
        Self { size: 1, jobs: Mutex::new(tx) }
    }
}

fn main() {
    let word = std::env::args().nth(1).unwrap();
    if POOL.size > 0 {
        POOL.jobs.lock().unwrap().send(word).unwrap();
    }
}
