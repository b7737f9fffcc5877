use crate::line;
use crossbeam_channel::unbounded;
use std::collections::HashMap;
use std::fs::remove_file;
use std::sync::{mpsc, LazyLock, Mutex};
use std::thread;

// What is received is of the type that the channel is of: what its methods yield is sent on to others.

enum Order {
    Text(String),
    Count(u32),
}

impl Order {
    fn subject(&self) -> String {
        match self {
            Order::Text(text) => text.clone(),
            Order::Count(n) => n.to_string(),
        }
    }

    fn weight(&self) -> String {
        match self {
            Order::Text(text) => text.len().to_string(),
            Order::Count(n) => n.to_string(),
        }
    }
}

struct Note {
    text: String,
    number: u32,
}

impl Note {
    fn text(&self) -> &str {
        &self.text
    }

    fn number(&self) -> String {
        self.number.to_string()
    }
}

fn relay(orders: mpsc::Receiver<Order>, subjects: mpsc::Sender<String>, weights: mpsc::Sender<String>) {
    for order in orders.iter() {
        let weight = order.weight();
        let subject = order.subject();
        if subjects.send(subject).is_err() || weights.send(weight).is_err() {
            break;
        }
    }
}

fn threads() {
    let (orders, waiting) = mpsc::channel();
    let (subjects, named) = mpsc::channel::<String>();
    let (weights, weighed) = mpsc::channel::<String>();
    let (to_names, to_weights) = (subjects.clone(), weights.clone());
    thread::Builder::new().spawn(move || relay(waiting, to_names, to_weights)).unwrap();
    thread::spawn(move || {
        for subject in named {
            remove_file(subject).ok(); // want RBN301
        }
    });
    thread::spawn(move || {
        for weight in weighed {
            remove_file(weight).ok();
        }
    });
    orders.send(Order::Text(line())).unwrap();
    orders.send(Order::Count(1)).unwrap();
}

fn received() {
    let (notes, waiting) = mpsc::channel::<Note>();
    notes.send(Note { text: line(), number: 1 }).unwrap();
    while let Ok(note) = waiting.recv() {
        remove_file(note.number()).ok();
        remove_file(note.text()).ok(); // want RBN301
    }
    for note in waiting.try_iter() {
        remove_file(note.text()).ok(); // want RBN301
    }
    let (notes, waiting) = unbounded::<Note>();
    notes.send(Note { text: line(), number: 1 }).unwrap();
    if let Ok(note) = waiting.try_recv() {
        remove_file(note.number()).ok();
        remove_file(note.text()).ok(); // want RBN301
    }
}

async fn tasks() {
    let (notes, mut waiting) = tokio::sync::mpsc::channel::<Note>(8);
    notes.send(Note { text: line(), number: 1 }).await.ok();
    while let Some(note) = waiting.recv().await {
        remove_file(note.number()).ok();
        remove_file(note.text()).ok(); // want RBN301
    }
}

// A lock that is made by the function of its type alone.
static NOTES: LazyLock<Mutex<HashMap<u32, String>>> = LazyLock::new(Mutex::default);
static COUNTS: LazyLock<Mutex<HashMap<u32, usize>>> = LazyLock::new(Mutex::default);

fn kept(text: String) {
    COUNTS.lock().unwrap().insert(1, text.len());
    NOTES.lock().unwrap().insert(1, text);
    for (id, count) in COUNTS.lock().unwrap().drain() {
        remove_file(format!("{id}.{count}")).ok();
    }
    for (id, note) in NOTES.lock().unwrap().drain() {
        remove_file(id.to_string()).ok();
        remove_file(note).ok(); // want RBN301
    }
}

pub fn run() {
    threads();
    received();
    kept(line());
    drop(tasks());
}
