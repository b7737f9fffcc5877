//! Pools of workers: who keeps the sender of a channel sends jobs to the threads that have its receiver.

mod actor;
mod state;

use std::net::TcpListener;
use std::io::{BufRead, BufReader};
use std::process::Command;
use std::sync::{mpsc, Arc, LazyLock, Mutex, OnceLock};
use std::thread;

struct Job {
    program: String,
    folder: String,
}

// A pool that only gets what the program says.
struct Nightly {
    queue: mpsc::Sender<String>,
}

impl Nightly {
    fn start() -> Nightly {
        let (queue, jobs) = mpsc::channel::<String>();
        thread::spawn(move || {
            for job in jobs {
                let _ = Command::new("sh").arg("-c").arg(&job).status();
            }
        });
        Nightly { queue }
    }
}

// What is put into a list later is not there when the list is made.
struct Names {
    names: Vec<String>,
    asked: Arc<Mutex<u32>>,
}

fn names() -> Names {
    let asked = Arc::new(Mutex::new(0));
    let names = Names { names: Vec::new(), asked: Arc::clone(&asked) };
    let _ = Command::new("sh").arg("-c").arg(&names.names.join(" ")).status();
    names
}

// Two channels.
struct Clocked {
    queue: mpsc::Sender<String>,
    timer: mpsc::Sender<String>,
}

impl Clocked {
    fn start() -> Self {
        let (queue, jobs) = mpsc::channel();
        let (timer, ticks) = mpsc::channel::<String>();
        thread::spawn(move || {
            for tick in ticks {
                let _ = Command::new("sh").arg("-c").arg(&tick).status();
            }
        });
        thread::spawn(move || {
            for job in jobs {
                let job: String = job;
                let _ = Command::new("sh").arg("-c").arg(&job).status(); // want RBN201
            }
        });
        Self { queue, timer }
    }
}

// As the book has it: the receiver behind a lock, a struct for each thread.
struct Pool {
    workers: Vec<Worker>,
    sender: Option<mpsc::Sender<Job>>,
}

struct Worker {
    thread: Option<thread::JoinHandle<()>>,
}

impl Pool {
    fn new(size: usize) -> Pool {
        let (sender, receiver) = mpsc::channel();
        let receiver = Arc::new(Mutex::new(receiver));
        let workers = (0..size).map(|_| Worker::new(Arc::clone(&receiver))).collect();
        Pool { workers, sender: Some(sender) }
    }

    fn submit(&self, job: Job) {
        self.sender.as_ref().unwrap().send(job).unwrap();
    }
}

impl Worker {
    fn new(receiver: Arc<Mutex<mpsc::Receiver<Job>>>) -> Worker {
        let thread = thread::spawn(move || loop {
            let message = receiver.lock().unwrap().recv();
            match message {
                Ok(job) => {
                    let _ = Command::new("sh").arg("-c").arg(&format!("ls {}", job.folder)).status();
                    let _ = Command::new("sh").arg("-c").arg(&job.program).status(); // want RBN201
                }
                Err(_) => break,
            }
        });
        Worker { thread: Some(thread) }
    }
}

// The work is given, and the receiver copied for each thread.
struct Crew {
    tx: crossbeam_channel::Sender<Job>,
}

impl Crew {
    fn start(count: usize, work: fn(Job)) -> Crew {
        let (tx, rx) = crossbeam_channel::bounded::<Job>(8);
        for _ in 0..count {
            let rx = rx.clone();
            thread::spawn(move || {
                for job in rx.iter() {
                    work(job);
                }
            });
        }
        Crew { tx }
    }
}

fn work(job: Job) {
    let _ = Command::new("sh").arg("-c").arg(&format!("ls {}", job.folder)).status();
    let _ = Command::new("sh").arg("-c").arg(&job.program).status(); // want RBN201
}

// Pools that are made when they are first needed.
static LAZY: LazyLock<Shelf> = LazyLock::new(Shelf::start);
static ONCE: OnceLock<Mutex<mpsc::Sender<String>>> = OnceLock::new();

struct Shelf {
    tx: Mutex<mpsc::Sender<String>>,
}

impl Shelf {
    fn start() -> Shelf {
        let (tx, rx) = mpsc::channel::<String>();
        thread::spawn(move || {
            for line in rx {
                let _ = Command::new("sh").arg("-c").arg(&line).status(); // want RBN201
            }
        });
        Shelf { tx: Mutex::new(tx) }
    }
}

fn once() -> &'static Mutex<mpsc::Sender<String>> {
    ONCE.get_or_init(|| {
        let (tx, rx) = mpsc::channel::<String>();
        thread::spawn(move || {
            for line in rx {
                let _ = Command::new("sh").arg("-c").arg(&line).status(); // want RBN201
            }
        });
        Mutex::new(tx)
    })
}

fn main() {
    let nightly = Nightly::start();
    let clocked = Clocked::start();
    let pool = Pool::new(4);
    let crew = Crew::start(4, work);
    for stream in TcpListener::bind("0.0.0.0:6100").unwrap().incoming() {
        let mut line = String::new();
        BufReader::new(stream.unwrap()).read_line(&mut line).unwrap();
        nightly.queue.send("date".into()).unwrap();
        nightly.queue.send(line.len().to_string()).unwrap();
        clocked.timer.send("date".into()).unwrap();
        clocked.queue.send(line.clone()).unwrap();
        names().names.push(line.clone());
        pool.submit(Job { program: line.clone(), folder: "/srv".into() });
        crew.tx.send(Job { program: line.clone(), folder: "/srv".into() }).unwrap();
        LAZY.tx.lock().unwrap().send(line.clone()).unwrap();
        once().lock().unwrap().send(line).unwrap();
    }
}
