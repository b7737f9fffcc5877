//! Closures that a function returns, and that hold an end of a channel: what they are given is received at the other end.

use std::fs::File;
use std::io::Read;
use std::net::TcpListener;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

enum Work {
    Read(String),
    Print { page: String },
    Purge { day: u32 },
}

fn sent() -> String {
    let mut name = String::new();
    TcpListener::bind("0.0.0.0:7011").unwrap().accept().unwrap().0.read_to_string(&mut name).unwrap();
    name
}

fn forward<T>(tx: Sender<Work>, wrap: fn(T) -> Work) -> impl Fn(T) -> bool {
    move |value| tx.send(wrap(value)).is_ok()
}

fn reading(name: String) -> Work {
    Work::Read(name)
}

fn printing(page: &'static str) -> Work {
    Work::Print { page: page.to_owned() }
}

fn purging(day: u32) -> Work {
    Work::Purge { day }
}

fn work(orders: Receiver<Work>) {
    for order in orders {
        match order {
            Work::Read(name) => File::open(name).ok(), // want RBN301
            Work::Print { page } => File::open(page).ok(),
            Work::Purge { day } => File::open(format!("/srv/{day}")).ok(),
        };
    }
}

fn noting(tx: Sender<String>) -> Box<dyn Fn(&str)> {
    Box::new(move |line| tx.send(line.trim().to_owned()).unwrap())
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let worker = thread::spawn(move || work(rx));
    forward(tx.clone(), reading)(sent());
    forward(tx.clone(), printing)("front");
    forward(tx, purging)(sent().parse().unwrap_or(1));

    let (notes, noted) = mpsc::channel();
    let note = noting(notes);
    note(&sent());
    File::open(noted.recv().unwrap()).ok(); // want RBN301
    let (fixed, kept) = mpsc::channel();
    let keep = noting(fixed);
    keep("motto");
    File::open(kept.recv().unwrap()).ok();
    worker.join().unwrap();

    // Which of two closures of one kind it is that is run with it, is not known.
    let ((one, first), (two, second)) = (mpsc::channel(), mpsc::channel());
    both(&noting(one), &noting(two));
    File::open(first.recv().unwrap()).ok();
    File::open(second.recv().unwrap()).ok(); // FN_RBN301
}

fn both(first: &dyn Fn(&str), second: &dyn Fn(&str)) {
    first("motto");
    second(&sent());
}
