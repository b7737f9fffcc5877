use futures::future::join_all;
use futures::stream::{self, StreamExt};
use std::sync::Arc;
use std::time::Duration;
use tokio::fs::{create_dir, remove_file};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::Command;
use tokio::sync::{broadcast, mpsc, watch, Mutex, OnceCell, RwLock};
use tokio::task::JoinSet;

struct Job {
    name: String,
    size: usize,
}

struct Actor {
    inbox: mpsc::UnboundedReceiver<Msg>,
}

enum Msg {
    Text(String),
    Tick(u64),
    Stop,
}

impl Actor {
    async fn run(mut self) {
        loop {
            match self.inbox.recv().await {
                Some(Msg::Text(t)) => {
                    Command::new("sh").arg("-c").arg(format!("say {t}")).status().await.ok(); // want RBN201
                }
                Some(Msg::Tick(n)) => {
                    Command::new("sh").arg("-c").arg(format!("tick {n}")).status().await.ok();
                }
                Some(Msg::Stop) | None => break,
            }
        }
    }
}

async fn worker(mut rx: mpsc::Receiver<Job>) {
    while let Some(job) = rx.recv().await {
        remove_file(format!("/srv/jobs/{}", job.name)).await.ok(); // want RBN301
        remove_file(format!("/srv/sizes/{}", job.size)).await.ok();
    }
}

async fn batches(mut rx: mpsc::Receiver<String>) {
    let mut all = Vec::new();
    rx.recv_many(&mut all, 8).await;
    for one in all {
        remove_file(one).await.ok(); // want RBN301
    }
}

async fn watcher(mut rx: watch::Receiver<String>) {
    while rx.changed().await.is_ok() {
        let v = rx.borrow_and_update().clone();
        remove_file(format!("/srv/{v}")).await.ok(); // want RBN301
    }
}

async fn idle(rx: watch::Receiver<&'static str>) {
    let v = *rx.borrow();
    remove_file(format!("/srv/{v}")).await.ok();
}

async fn listener(mut rx: broadcast::Receiver<String>) {
    while let Ok(m) = rx.recv().await {
        remove_file(m).await.ok(); // want RBN301
    }
}

async fn drain(shared: Arc<Mutex<String>>) {
    let now = shared.lock().await.clone();
    create_dir(format!("/srv/last/{now}")).await.ok(); // want RBN301
}

async fn later<T>(v: T) -> T {
    tokio::task::yield_now().await;
    v
}

#[tokio::main]
pub async fn run() {
    let (tx, rx) = mpsc::channel(8);
    let (all, many) = mpsc::channel(8);
    let (wtx, wrx) = watch::channel(String::from("start"));
    let (_stx, srx) = watch::channel("idle");
    let (bus, brx) = broadcast::channel(8);
    let (mtx, inbox) = mpsc::unbounded_channel();
    let shared = Arc::new(Mutex::new(String::new()));
    let table = Arc::new(RwLock::new(Vec::<String>::new()));
    let once = OnceCell::new();
    tokio::spawn(worker(rx));
    tokio::spawn(batches(many));
    tokio::spawn(watcher(wrx));
    tokio::spawn(idle(srx));
    tokio::spawn(listener(brx));
    tokio::spawn(listener(bus.subscribe()));
    tokio::spawn(Actor { inbox }.run());
    tokio::spawn(drain(shared.clone()));
    let (peer, _) = TcpListener::bind("0.0.0.0:7001").await.unwrap().accept().await.unwrap();
    let mut lines = BufReader::new(peer).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        tx.send(Job { size: line.len(), name: line.clone() }).await.ok();
        all.send(line.clone()).await.ok();
        wtx.send(line.clone()).ok();
        bus.send(line.clone()).ok();
        mtx.send(Msg::Tick(line.len() as u64)).ok();
        mtx.send(Msg::Text(line.clone())).ok();
        *shared.lock().await = line.clone();
        table.write().await.push(line.clone());
        once.set(line.clone()).ok();
        remove_file(&table.read().await[0]).await.ok(); // want RBN301
        remove_file(once.get().unwrap()).await.ok(); // want RBN301

        let a = tokio::spawn(later(line.clone())).await.unwrap();
        remove_file(a).await.ok(); // want RBN301
        let n = later(line.len()).await;
        remove_file(n.to_string()).await.ok();
        let port: u16 = line.trim().parse().unwrap_or(0);
        let p = later(port).await;
        remove_file(format!("{p}")).await.ok();
        let b = tokio::task::spawn_blocking(move || n + 1).await.unwrap();
        remove_file(b.to_string()).await.ok();
        let t = tokio::time::timeout(Duration::from_secs(1), later(line.clone())).await.unwrap();
        remove_file(t).await.ok(); // want RBN301

        let picked = tokio::select! {
            t = later(line.clone()) => t,
            _ = later(1) => String::new(),
        };
        remove_file(picked).await.ok(); // want RBN301
        let waited = tokio::select! {
            _ = later(line.clone()) => "late",
            _ = later(2) => "soon",
        };
        remove_file(waited).await.ok();

        let mut set = JoinSet::new();
        for word in line.split(' ') {
            let word = word.to_string();
            set.spawn(async move { word + "!" });
        }
        while let Some(Ok(w)) = set.join_next().await {
            remove_file(w).await.ok(); // want RBN301
        }
        let names: Vec<String> = line.split(',').map(str::to_string).collect();
        for done in join_all(names.iter().map(|n| later(n.clone()))).await {
            remove_file(done).await.ok(); // want RBN301
        }
        stream::iter(names).for_each_concurrent(4, |n| async move {
            remove_file(n).await.ok(); // want RBN301
        }).await;
        let boxed = async { line.clone() }.boxed();
        remove_file(boxed.await).await.ok(); // want RBN301
    }
    mtx.send(Msg::Stop).ok();
}
