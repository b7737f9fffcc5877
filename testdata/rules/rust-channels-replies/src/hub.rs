use crate::line;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fs::remove_file;
use std::sync::mpsc as threads;
use std::sync::{Arc, Mutex};
use tokio::sync::{mpsc, oneshot};

// Ends that a list or a table keeps: rooms of a chat, those who wait, observers.

type Peers = Arc<Mutex<HashMap<u64, mpsc::UnboundedSender<String>>>>;

async fn chat(peers: Peers, id: u64) {
    let (tx, mut rx) = mpsc::unbounded_channel();
    peers.lock().unwrap().insert(id, tx);
    let said = line();
    for (other, peer) in peers.lock().unwrap().iter() {
        if *other != id {
            let _ = peer.send(said.clone());
        }
    }
    while let Some(text) = rx.recv().await {
        remove_file(text).ok(); // want RBN301
    }
}

enum Event {
    Join { id: u64, out: mpsc::Sender<Arc<String>>, sizes: flume::Sender<usize> },
    Say(String),
    Leave(u64),
}

struct Member {
    out: mpsc::Sender<Arc<String>>,
    sizes: flume::Sender<usize>,
}

async fn hub(mut inbox: mpsc::Receiver<Event>) {
    let mut members: BTreeMap<u64, Member> = BTreeMap::new();
    while let Some(event) = inbox.recv().await {
        match event {
            Event::Join { id, out, sizes } => drop(members.insert(id, Member { out, sizes })),
            Event::Leave(id) => drop(members.remove(&id)),
            Event::Say(text) => {
                let text = Arc::new(text);
                for member in members.values() {
                    let _ = member.sizes.send(text.len());
                    let _ = member.out.try_send(text.clone());
                }
            }
        }
    }
}

async fn member(hub: mpsc::Sender<Event>) {
    let (out, mut heard) = mpsc::channel(4);
    let (sizes, lengths) = flume::unbounded();
    let _ = hub.send(Event::Join { id: 1, out, sizes }).await;
    let _ = hub.send(Event::Say(line())).await;
    while let Some(text) = heard.recv().await {
        remove_file(text.as_str()).ok(); // want RBN301
    }
    while let Ok(n) = lengths.recv() {
        remove_file(n.to_string()).ok();
    }
    let _ = hub.send(Event::Leave(1)).await;
}

#[derive(Default)]
struct Bus {
    texts: Vec<threads::Sender<String>>,
    fixed: Vec<threads::Sender<String>>,
}

impl Bus {
    fn texts(&mut self) -> threads::Receiver<String> {
        let (tx, rx) = threads::channel();
        self.texts.push(tx);
        rx
    }

    fn fixed(&mut self) -> threads::Receiver<String> {
        let (tx, rx) = threads::channel();
        self.fixed.push(tx);
        rx
    }

    fn publish(&self, text: &str) {
        for tx in &self.texts {
            let _ = tx.send(text.to_owned());
        }
        for tx in &self.fixed {
            let _ = tx.send("published".to_owned());
        }
    }
}

fn bus() {
    let mut bus = Bus::default();
    let (texts, fixed) = (bus.texts(), bus.fixed());
    bus.publish(&line());
    remove_file(fixed.recv().unwrap()).ok();
    remove_file(texts.recv().unwrap()).ok(); // want RBN301
}

// Requests that wait for their answer by their number.
struct Client {
    pending: Mutex<HashMap<u32, oneshot::Sender<String>>>,
}

impl Client {
    async fn call(&self, id: u32) -> String {
        let (tx, rx) = oneshot::channel();
        self.pending.lock().unwrap().insert(id, tx);
        rx.await.unwrap_or_default()
    }

    fn read(&self) {
        while let Some(tx) = self.pending.lock().unwrap().remove(&1) {
            let _ = tx.send(line());
        }
    }
}

async fn client() {
    let client = Arc::new(Client { pending: Mutex::default() });
    let reader = Arc::clone(&client);
    std::thread::spawn(move || reader.read());
    remove_file(client.call(1).await).ok(); // want RBN301
}

async fn waiting() {
    let mut queue: VecDeque<oneshot::Sender<String>> = VecDeque::new();
    let (tx, rx) = oneshot::channel();
    queue.push_back(tx);
    if let Some(tx) = queue.pop_front() {
        let _ = tx.send(line());
    }
    remove_file(rx.await.unwrap()).ok(); // want RBN301
    let mut queue = VecDeque::new();
    let (tx, rx) = oneshot::channel();
    queue.push_back(tx);
    if let Some(tx) = queue.pop_front() {
        let _ = tx.send("now".to_owned());
    }
    remove_file(rx.await.unwrap()).ok();
}

// A list that was copied into another one does not change with it.
fn copied() {
    let fixed = vec!["a".to_owned()];
    let mut rows = vec![fixed.clone()];
    rows.push(fixed.clone());
    rows.push(vec![line()]);
    for row in &rows {
        remove_file(&row[0]).ok(); // want RBN301
    }
    remove_file(&fixed[0]).ok();
}

pub async fn run() {
    chat(Peers::default(), 1).await;
    let (tx, rx) = mpsc::channel(4);
    tokio::spawn(hub(rx));
    member(tx).await;
    bus();
    client().await;
    waiting().await;
    copied();
}
