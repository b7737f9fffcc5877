//! Tasks that send each other what they are to do, by handles that stand deep in what they share.

use std::sync::Arc;

use tokio::io::AsyncReadExt;
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

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let (hook_tx, hook_rx) = mpsc::channel(8);
    let (catalog_tx, catalog_rx) = mpsc::channel(8);
    tokio::spawn(Runner::new(hook_rx).run());
    tokio::spawn(catalog(catalog_rx));
    let shared = Arc::new(Shared { limit: 9, hooks: hook_tx, catalog: Handle::new(catalog_tx) });
    let listener = TcpListener::bind("127.0.0.1:7000").await?;
    for number in 0.. {
        let (stream, _) = listener.accept().await?;
        let shared = Arc::clone(&shared);
        tokio::spawn(async move { Session::new(number, shared).run(stream).await });
    }
    Ok(())
}
