//! A worker and the handle by which others send it what it has to do, made by one function.

use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver, Sender};
use std::{fs, thread};

enum Task {
    Show { name: String, lines: usize },
    Clean { name: String },
    Stop,
}

struct Envelope {
    task: Task,
    urgent: bool,
}

#[derive(Clone)]
struct Handle {
    tx: Sender<Envelope>,
}

impl Handle {
    fn submit(&self, task: Task) {
        let _ = self.tx.send(Envelope { task, urgent: false });
    }
}

struct Worker {
    rx: Receiver<Envelope>,
    folder: String,
}

impl Worker {
    fn new(folder: String) -> (Self, Handle) {
        let (tx, rx) = mpsc::channel();
        (Self { rx, folder }, Handle { tx })
    }

    fn run(self) {
        while let Ok(Envelope { task, urgent }) = self.rx.recv() {
            match task {
                Task::Show { name, lines } => self.show(&name, lines, urgent),
                Task::Clean { name } => self.clean(&name),
                Task::Stop => break,
            }
        }
    }

    fn show(&self, name: &str, lines: usize, urgent: bool) {
        let text = fs::read_to_string(format!("{}/{name}", self.folder)).unwrap(); // want RBN301
        println!("{urgent} {:?}", text.lines().take(lines).collect::<Vec<_>>());
    }

    // Only what the program itself has named is cleaned.
    fn clean(&self, name: &str) {
        fs::remove_file(format!("{}/{name}", self.folder)).unwrap();
    }
}

fn pair() -> (Sender<String>, Receiver<String>) {
    let (tx, rx) = mpsc::channel();
    (tx, rx)
}

#[derive(Clone, Copy)]
struct Place<'a> {
    name: &'a str,
}

// What is copied into a pair does not change with it.
fn copied(given: &str) {
    let (base, place) = ("safe", Place { name: "safe" });
    let mut text = (base, 0);
    let mut at = (place, Some(base));
    text.0 = given;
    at.0.name = given;
    at.1 = Some(given);
    fs::remove_file(text.0).unwrap(); // want RBN301
    fs::remove_file(base).unwrap();
    fs::remove_file(place.name).unwrap();
}

struct State {
    handle: Handle,
    motto: String,
}

fn word(peer: &mut TcpStream) -> String {
    let mut text = String::new();
    peer.read_to_string(&mut text).unwrap();
    text
}

fn serve(state: &State, mut peer: TcpStream) {
    state.handle.submit(Task::Show { name: word(&mut peer), lines: 3 });
    state.handle.submit(Task::Clean { name: state.motto.clone() });
    state.handle.submit(Task::Stop);
}

fn main() {
    let (worker, handle) = Worker::new("/srv/texts".to_owned());
    thread::spawn(move || worker.run());
    let state = State { handle, motto: "brief".to_owned() };

    let (names, to_read) = pair();
    let (own, to_write) = pair();
    for mut peer in TcpListener::bind("127.0.0.1:7000").unwrap().incoming().flatten() {
        names.send(word(&mut peer)).unwrap();
        own.send("log".to_owned()).unwrap();
        fs::read(to_read.recv().unwrap()).unwrap(); // want RBN301
        fs::write(to_write.recv().unwrap(), b"").unwrap();
        copied(&word(&mut peer));
        serve(&state, peer);
    }
}
