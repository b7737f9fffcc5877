//! An actor: a task that owns its receiver, and a handle by which others talk to it.
use std::process::Command;

use tokio::sync::{mpsc, oneshot};

pub enum Message {
    Run { line: String, reply: oneshot::Sender<bool> },
    Log(String),
    Tick,
}

struct Actor {
    inbox: mpsc::Receiver<Message>,
    served: u64,
}

impl Actor {
    fn handle(&mut self, message: Message) {
        self.served += 1;
        match message {
            Message::Run { line, reply } => {
                let done = Command::new("sh").arg("-c").arg(&line).status(); // want RBN201
                let _ = reply.send(done.is_ok());
            }
            Message::Log(text) => {
                let _ = Command::new("sh").arg("-c").arg(text).status();
            }
            Message::Tick => {
                let _ = Command::new("sh").arg("-c").arg(format!("echo {}", self.served)).status();
            }
        }
    }
}

async fn run(mut actor: Actor) {
    while let Some(message) = actor.inbox.recv().await {
        actor.handle(message);
    }
}

#[derive(Clone)]
pub struct Handle {
    outbox: mpsc::Sender<Message>,
}

impl Handle {
    pub fn new() -> Self {
        let (outbox, inbox) = mpsc::channel(8);
        tokio::spawn(run(Actor { inbox, served: 0 }));
        Handle { outbox }
    }

    pub async fn run(&self, line: String) -> bool {
        let (reply, answer) = oneshot::channel();
        let _ = self.outbox.send(Message::Log("asked".into())).await;
        let _ = self.outbox.send(Message::Run { line, reply }).await;
        answer.await.unwrap_or_default()
    }
}
