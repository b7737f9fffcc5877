use crate::line;
use crossbeam_channel::{bounded, Receiver as Jobs, Sender as Queue};
use std::fs::remove_file;
use std::process::Command;
use std::sync::mpsc::{self, channel, sync_channel, Receiver};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

enum Event {
    Line(String),
    Count(usize),
    Quit,
}

fn pairs(rx: Receiver<(usize, String)>) {
    for (n, text) in rx {
        remove_file(format!("/srv/{n}")).ok();
        remove_file(format!("/srv/{text}")).ok(); // want RBN301
    }
}

fn events(rx: &Receiver<Event>) {
    loop {
        match rx.recv() {
            Ok(Event::Line(l)) => Command::new("sh").arg("-c").arg(l).status().map(drop).unwrap_or(()), // want RBN201
            Ok(Event::Count(n)) => Command::new("sh").arg("-c").arg(format!("seq {n}")).status().map(drop).unwrap_or(()),
            Ok(Event::Quit) | Err(_) => break,
        }
    }
}

struct Pool {
    queue: Queue<String>,
}

impl Pool {
    fn start(jobs: Jobs<String>) {
        thread::spawn(move || {
            for job in jobs.iter() {
                Command::new("sh").arg("-c").arg(&job).status().ok(); // want RBN201
            }
        });
    }

    fn submit(&self, text: &str) {
        self.queue.send(text.to_owned()).ok();
    }
}

fn fixed(jobs: Jobs<&'static str>) {
    while let Ok(job) = jobs.recv_timeout(std::time::Duration::from_secs(1)) {
        Command::new("sh").arg("-c").arg(job).status().ok();
    }
}

pub fn run() {
    let (tx, rx) = channel();
    thread::spawn(move || pairs(rx));
    let (etx, erx) = sync_channel(8);
    let worker = thread::spawn(move || events(&erx));
    let (jobs, inbox) = bounded(4);
    Pool::start(inbox);
    let pool = Pool { queue: jobs };
    let (ftx, frx) = crossbeam_channel::unbounded();
    thread::spawn(move || fixed(frx));
    let slot = Arc::new((Mutex::new(None::<String>), Condvar::new()));
    let theirs = Arc::clone(&slot);
    thread::spawn(move || {
        let (lock, ready) = &*theirs;
        let mut guard = lock.lock().unwrap();
        while guard.is_none() {
            guard = ready.wait(guard).unwrap();
        }
        remove_file(guard.take().unwrap()).ok(); // want RBN301
    });
    let seen = Arc::new(Mutex::new(Vec::<String>::new()));
    let mine = seen.clone();
    thread::spawn(move || {
        for s in mine.lock().unwrap().iter() {
            remove_file(s).ok(); // want RBN301
        }
        remove_file(mine.lock().unwrap().len().to_string()).ok();
    });
    let text = line();
    tx.send((text.len(), text.clone())).unwrap();
    etx.send(Event::Count(text.len())).unwrap();
    etx.send(Event::Line(text.clone())).unwrap();
    etx.send(Event::Quit).unwrap();
    pool.submit(&text);
    ftx.send("sync").unwrap();
    seen.lock().unwrap().push(text.clone());
    *slot.0.lock().unwrap() = Some(text.clone());
    slot.1.notify_one();
    worker.join().unwrap();

    let upper = thread::spawn({
        let text = text.clone();
        move || (text.to_uppercase(), text.len())
    });
    let (up, n) = upper.join().unwrap();
    remove_file(&up).ok(); // want RBN301
    remove_file(n.to_string()).ok();
    let total = thread::scope(|s| s.spawn(|| text.len()).join().unwrap_or(0));
    remove_file(format!("{total}")).ok();
    let first = thread::scope(|s| {
        let h = s.spawn(|| text.split(' ').next().map(str::to_owned));
        h.join().ok().flatten()
    });
    remove_file(first.unwrap_or_default()).ok(); // want RBN301
    let mut copy = String::new();
    let mut size = 0;
    thread::scope(|s| {
        s.spawn(|| copy.push_str(&text));
        s.spawn(|| size += text.len());
    });
    remove_file(&copy).ok(); // want RBN301
    remove_file(size.to_string()).ok();

    let (back, answers) = mpsc::channel::<String>();
    for part in text.split(',') {
        let back = back.clone();
        let part = part.to_string();
        thread::spawn(move || back.send(part));
    }
    drop(back);
    let all: Vec<String> = answers.iter().collect();
    remove_file(&all[0]).ok(); // want RBN301
    let (_own, own) = mpsc::channel::<String>();
    if let Ok(o) = own.try_recv() {
        remove_file(o).ok();
    }
}
