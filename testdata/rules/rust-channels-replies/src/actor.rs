use crate::line;
use std::collections::HashMap;
use std::fs::remove_file;
use std::sync::mpsc as threads;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

// A task that is asked by commands, each of which holds the way back.

type Reply<T> = oneshot::Sender<Option<T>>;

struct Manifest {
    title: String,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    mode: String,
}

enum Command {
    Put(Manifest),
    Find(String, Reply<Arc<Manifest>>),
    Count { reply: oneshot::Sender<String> },
    Title { key: String, reply: Reply<String> },
}

#[derive(Clone)]
struct Handle(mpsc::Sender<Command>);

impl Handle {
    async fn ask<T>(&self, make: impl FnOnce(Reply<T>) -> Command) -> Option<T> {
        let (tx, rx) = oneshot::channel();
        self.0.send(make(tx)).await.ok()?;
        rx.await.ok()?
    }

    async fn title(&self, key: &str) -> Option<String> {
        let (reply, answer) = oneshot::channel();
        self.0.send(Command::Title { key: key.to_owned(), reply }).await.ok()?;
        answer.await.ok().flatten()
    }

    async fn count(&self) -> String {
        let (reply, answer) = oneshot::channel();
        let _ = self.0.send(Command::Count { reply }).await;
        answer.await.unwrap_or_default()
    }
}

struct Catalog {
    known: HashMap<String, Arc<Manifest>>,
}

impl Catalog {
    async fn run(mut self, mut inbox: mpsc::Receiver<Command>) {
        while let Some(command) = inbox.recv().await {
            match command {
                Command::Put(manifest) => drop(self.known.insert("latest".to_owned(), Arc::new(manifest))),
                Command::Find(key, reply) => {
                    let found = self.known.get(key.as_str()).cloned();
                    let _ = reply.send(found);
                }
                Command::Count { reply } => drop(reply.send(self.known.len().to_string())),
                Command::Title { key, reply } => {
                    let title = self.known.get(&key).map(|m| m.title.clone());
                    let _ = reply.send(title);
                }
            }
        }
    }
}

async fn catalog() {
    let (tx, rx) = mpsc::channel(8);
    let handle = Handle(tx);
    tokio::spawn(Catalog { known: HashMap::new() }.run(rx));
    let mut entries = Vec::new();
    entries.push(Entry { name: line(), mode: "0644".to_owned() });
    let _ = handle.0.send(Command::Put(Manifest { title: "today".to_owned(), entries })).await;
    if let Some(manifest) = handle.ask(|reply| Command::Find("latest".to_owned(), reply)).await {
        for entry in &manifest.entries {
            remove_file(&entry.mode).ok();
            remove_file(&entry.name).ok(); // want RBN301
        }
        remove_file(&manifest.title).ok();
    }
    remove_file(handle.count().await).ok();
    remove_file(handle.title("latest").await.unwrap_or_default()).ok();
}

// What is asked comes back.
struct Echo {
    text: String,
    back: threads::Sender<String>,
    size: threads::Sender<usize>,
}

fn echo() {
    let (tx, rx) = threads::channel::<Echo>();
    std::thread::spawn(move || {
        for Echo { text, back, size } in rx {
            let _ = size.send(text.len());
            let _ = back.send(text.to_uppercase());
        }
    });
    let (back, answer) = threads::channel();
    let (size, length) = threads::channel();
    let _ = tx.send(Echo { text: line(), back, size });
    remove_file(length.recv().unwrap_or(0).to_string()).ok();
    remove_file(answer.recv().unwrap_or_default()).ok(); // want RBN301
}

// Two tasks that are asked in the same way: only one knows something that comes from outside.
async fn apart() {
    let (fixed, mut asked) = mpsc::channel::<oneshot::Sender<String>>(1);
    tokio::spawn(async move {
        while let Some(reply) = asked.recv().await {
            let _ = reply.send("a".to_owned());
        }
    });
    let (open, mut waiting) = mpsc::channel::<oneshot::Sender<String>>(1);
    let text = line();
    tokio::spawn(async move {
        while let Some(reply) = waiting.recv().await {
            let _ = reply.send(text.clone());
        }
    });
    let (tx, rx) = oneshot::channel();
    let _ = fixed.send(tx).await;
    remove_file(rx.await.unwrap()).ok();
    let (tx, rx) = oneshot::channel();
    let _ = open.send(tx).await;
    remove_file(rx.await.unwrap()).ok(); // want RBN301
}

// An answer that is waited for in other ways.
fn blocking() {
    let (tx, mut rx) = oneshot::channel::<String>();
    let _ = tx.send(line());
    if let Ok(text) = rx.try_recv() {
        remove_file(text).ok(); // want RBN301
    }
    let (tx, rx) = oneshot::channel();
    let _ = tx.send(Entry { name: line(), mode: "0600".to_owned() });
    let entry = rx.blocking_recv().unwrap();
    remove_file(&entry.mode).ok();
    remove_file(&entry.name).ok(); // want RBN301
}

pub async fn run() {
    catalog().await;
    echo();
    apart().await;
    blocking();
}
