//! Tasks that send each other what they are to do, by handles that stand deep in what they share.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use futures::future::{select, Either};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use tokio::sync::{mpsc, oneshot};

enum Hook {
    Quiesce,
    Run { line: String, label: String },
}

struct Runner {
    inbox: mpsc::Receiver<Hook>,
    done: u32,
}

impl Runner {
    fn new(inbox: mpsc::Receiver<Hook>) -> Self {
        Self { inbox, done: 0 }
    }

    async fn run(mut self) {
        while let Some(hook) = self.inbox.recv().await {
            match hook {
                Hook::Quiesce => self.done += 1,
                Hook::Run { line, label } => {
                    let _ = Command::new("sh").arg("-c").arg(&line).status().await; // want RBN201
                    let _ = Command::new("sh").arg("-c").arg(&label).status().await;
                }
            }
        }
    }
}

struct Shared {
    limit: u32,
    hooks: mpsc::Sender<Hook>,
    catalog: Handle,
}

struct Session {
    number: u32,
    shared: Arc<Shared>,
}

impl Session {
    fn new(number: u32, shared: Arc<Shared>) -> Self {
        Self { number, shared }
    }

    async fn run(self, mut stream: TcpStream) -> std::io::Result<u32> {
        let mut text = String::new();
        while stream.read_to_string(&mut text).await? > 0 && self.number < self.shared.limit {
            Self::hook(&self.shared, Hook::Quiesce).await;
            Self::hook(&self.shared, Hook::Run { line: text.clone(), label: "done".to_owned() }).await;
            let label = text.clone();
            let _ = self.shared.catalog.ask(|reply| Cmd::Label { known: "main".to_owned(), label, reply }).await;
        }
        Ok(self.number)
    }

    async fn hook(shared: &Shared, hook: Hook) {
        let _ = shared.hooks.send(hook).await;
    }
}

type Reply = oneshot::Sender<Result<(), ()>>;

enum Cmd {
    Label { known: String, label: String, reply: Reply },
    Stop,
}

struct Handle(mpsc::Sender<Cmd>);

impl Handle {
    fn new(tx: mpsc::Sender<Cmd>) -> Self {
        Self(tx)
    }

    async fn ask(&self, make: impl FnOnce(Reply) -> Cmd) -> Result<(), ()> {
        let (tx, rx) = oneshot::channel();
        self.0.send(make(tx)).await.map_err(|_| ())?;
        rx.await.map_err(|_| ())?
    }
}

async fn catalog(mut inbox: mpsc::Receiver<Cmd>) {
    while let Some(cmd) = inbox.recv().await {
        match cmd {
            Cmd::Label { known, label, reply } => {
                let _ = Command::new("sh").arg("-c").arg(&known).status().await;
                let _ = Command::new("sh").arg("-c").arg(&label).status().await; // want RBN201
                let _ = reply.send(Ok(()));
            }
            Cmd::Stop => return,
        }
    }
}

trait Sink: Send {
    fn accept(&mut self, line: &str);
}

struct Shell {
    lines: u32,
}

impl Sink for Shell {
    fn accept(&mut self, line: &str) {
        self.lines += 1;
        let _ = std::process::Command::new("sh").arg("-c").arg(line).status(); // want RBN201
    }
}

struct Count(u64);

impl Sink for Count {
    fn accept(&mut self, line: &str) {
        self.0 += line.len() as u64;
        let _ = std::process::Command::new("sh").arg("-c").arg(self.0.to_string()).status();
    }
}

#[derive(Default)]
struct Sinks {
    named: HashMap<&'static str, Box<dyn Sink>>,
    runs: BTreeMap<String, Count>,
}

impl Sinks {
    fn with(mut self, name: &'static str, sink: impl Sink + 'static) -> Self {
        self.named.insert(name, Box::new(sink));
        self
    }

    fn all(&mut self, line: &str) {
        for (_, sink) in self.named.iter_mut() {
            sink.accept(line);
        }
        for run in self.runs.values_mut() {
            run.accept(line);
        }
    }
}

async fn either(stream: TcpStream, mut inbox: mpsc::Receiver<String>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let mut sinks = Sinks::default().with("shell", Shell { lines: 0 }).with("count", Count(0));
    loop {
        match select(Box::pin(lines.next_line()), Box::pin(inbox.recv())).await {
            Either::Left((line, _)) => match line? {
                Some(line) => sinks.all(&line),
                None => return Ok(()),
            },
            Either::Right((text, _)) => drop(text),
        }
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let (hook_tx, hook_rx) = mpsc::channel(8);
    let (catalog_tx, catalog_rx) = mpsc::channel(8);
    tokio::spawn(Runner::new(hook_rx).run());
    tokio::spawn(catalog(catalog_rx));
    let shared = Arc::new(Shared { limit: 9, hooks: hook_tx, catalog: Handle::new(catalog_tx) });
    let listener = TcpListener::bind("127.0.0.1:7000").await?;
    let (first, _) = listener.accept().await?;
    let (_texts, texts) = mpsc::channel(8);
    tokio::spawn(either(first, texts));
    for number in 0.. {
        let (stream, _) = listener.accept().await?;
        let shared = Arc::clone(&shared);
        tokio::spawn(async move { Session::new(number, shared).run(stream).await });
    }
    Ok(())
}
