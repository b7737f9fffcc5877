//! Senders that a struct, an Arc, a lock or a static keeps, and what stands behind guards and entries.
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader};
use std::net::TcpListener;
use std::process::Command;
use std::sync::mpsc::{self, Sender, SyncSender};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, OnceLock};

static JOBS: OnceLock<Mutex<Sender<String>>> = OnceLock::new();
static PLAIN: OnceLock<Sender<String>> = OnceLock::new();
static NIGHTLY: OnceLock<Sender<String>> = OnceLock::new();
static SESSIONS: LazyLock<Mutex<HashMap<u64, Session>>> = LazyLock::new(|| Mutex::new(HashMap::new()));
static NAMES: Mutex<Vec<String>> = Mutex::new(Vec::new());
static FIXED: Mutex<Vec<String>> = Mutex::new(Vec::new());

thread_local! {
    static LAST: std::cell::RefCell<String> = std::cell::RefCell::new(String::new());
}

#[derive(Clone, Default)]
struct Session {
    user: String,
    upload: Option<String>,
    home: String,
    started: u64,
}

struct Runner {
    queue: SyncSender<String>,
    timer: Sender<String>,
}

fn sessions() -> MutexGuard<'static, HashMap<u64, Session>> {
    SESSIONS.lock().unwrap_or_else(|e| e.into_inner())
}

fn names() -> MutexGuard<'static, Vec<String>> {
    NAMES.lock().unwrap()
}

fn fixed() -> MutexGuard<'static, Vec<String>> {
    FIXED.lock().unwrap()
}

// A copy of what stands in a static is the caller's own.
fn copied() -> Vec<String> {
    FIXED.lock().unwrap().clone()
}

fn workers() {
    let (tx, rx) = mpsc::channel::<String>();
    let _ = NIGHTLY.set(tx);
    std::thread::spawn(move || {
        for job in rx {
            let _ = Command::new("sh").arg("-c").arg(job).status();
        }
    });
    let (tx, rx) = mpsc::channel::<String>();
    let _ = JOBS.set(Mutex::new(tx));
    std::thread::spawn(move || {
        for (n, job) in rx.into_iter().enumerate() {
            let _ = Command::new("sh").arg("-c").arg(format!("echo {n}")).status();
            let _ = Command::new("sh").arg("-c").arg(&job).status(); // want RBN201
        }
    });
    let (tx, rx) = mpsc::channel::<String>();
    let _ = PLAIN.set(tx);
    while let Ok(job) = rx.recv() {
        let _ = Command::new("sh").arg("-c").arg(job).status(); // want RBN201
    }
}

fn enqueue(runner: Arc<Runner>, line: &str) {
    let _ = runner.queue.try_send(line.to_string());
    let _ = runner.timer.send("date".into());
}

fn kept(line: &str) {
    let (tx, rx) = mpsc::sync_channel::<String>(64);
    let (timer, ticks) = mpsc::channel::<String>();
    std::thread::spawn(move || {
        for tick in ticks {
            let _ = Command::new("sh").arg("-c").arg(tick).status();
        }
        rx.iter().for_each(|job| {
            let _ = Command::new("sh").arg("-c").arg(format!("log {job}")).status(); // want RBN201
        });
    });
    let runner = Arc::new(Runner { queue: tx, timer });
    enqueue(runner.clone(), line);
    let (tx, rx) = mpsc::channel::<String>();
    let locked = Mutex::new(tx);
    let _ = locked.lock().unwrap().send(line.to_string());
    let _ = Command::new("sh").arg("-c").arg(rx.recv().unwrap()).status(); // want RBN201
}

fn send(line: &str) {
    if let Some(tx) = JOBS.get() {
        let _ = tx.lock().unwrap().send(line.to_string());
    }
    PLAIN.get().unwrap().send(line.to_string()).unwrap();
    NIGHTLY.get().unwrap().send(line.len().to_string()).unwrap();
}

fn lent(line: &str) {
    copied().push(line.to_string());
    fixed().push(line.len().to_string());
    let _ = Command::new("sh").arg("-c").arg(fixed().join(" ")).status();
    names().push(line.to_string());
    let _ = Command::new("sh").arg("-c").arg(names().join(" ")).status(); // want RBN201
    sessions().entry(1).or_default().user = line.to_string();
    sessions().entry(1).and_modify(|s| s.upload = Some(line.to_string())).or_default().started = 1;
    let session = sessions().get(&1).cloned().unwrap_or_default();
    let _ = Command::new("sh").arg("-c").arg(&session.home).status();
    let _ = Command::new("sh").arg("-c").arg(session.started.to_string()).status();
    let _ = Command::new("sh").arg("-c").arg(&session.user).status(); // want RBN201
    if let Some(name) = session.upload {
        let _ = Command::new("sh").arg("-c").arg(name).status(); // want RBN201
    }
}

fn replaced(line: &str) {
    let last = Mutex::new(None::<String>);
    let other = Mutex::new(None::<String>);
    other.lock().unwrap().replace("date".to_string());
    if let Some(job) = other.lock().unwrap().clone() {
        let _ = Command::new("sh").arg("-c").arg(job).status();
    }
    last.lock().unwrap().replace(line.to_string());
    if let Some(job) = last.lock().unwrap().clone() {
        let _ = Command::new("sh").arg("-c").arg(job).status(); // want RBN201
    }
    LAST.with_borrow_mut(|l| l.push_str(line));
    let job = LAST.with_borrow(|l| l.clone());
    let _ = Command::new("sh").arg("-c").arg(job).status(); // want RBN201
}

fn main() -> io::Result<()> {
    workers();
    for stream in TcpListener::bind("0.0.0.0:6100")?.incoming() {
        let mut line = String::new();
        BufReader::new(stream?).read_line(&mut line)?;
        kept(&line);
        send(&line);
        lent(&line);
        replaced(&line);
    }
    Ok(())
}
