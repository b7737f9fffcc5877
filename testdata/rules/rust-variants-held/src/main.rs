//! What one variant of an enum holds, the pattern of another one does not find.

use std::process::Command;
use std::sync::mpsc::channel;

enum Job {
    Run(String),
    Show(String),
    Move { from: String, to: String },
    Copy { from: String, to: String },
    Many(Vec<String>),
    Stop,
}

use Job::*;

fn word() -> String {
    std::env::args().nth(1).unwrap()
}

fn sh(text: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(text);
    command
}

fn job(n: u8) -> Job {
    match n {
        0 => Job::Run(word()),
        1 => Job::Show(String::from("ls")),
        2 => Move { from: word(), to: String::from("/srv") },
        3 => Copy { from: String::from("/srv"), to: word() },
        4 => Job::Many(vec![String::from("date"), word()]),
        _ => Stop,
    }
}

fn all(n: u8) {
    match job(n) {
        Job::Show(text) => drop(sh(&text)),
        Job::Run(text) => drop(Command::new("sh").arg("-c").arg(text)), // want RBN201
        Job::Move { from, to } => {
            sh(&to);
            Command::new("sh").arg("-c").arg(from); // want RBN201
        }
        Job::Copy { from, to } => {
            sh(&from);
            Command::new("sh").arg("-c").arg(to); // want RBN201
        }
        Many(texts) => {
            for text in texts {
                Command::new("sh").arg("-c").arg(text); // want RBN201
            }
        }
        Job::Stop => {}
    }
}

impl Job {
    fn text(&self) -> &str {
        match self {
            Self::Run(text) => text,
            Self::Show(_) => "ls",
            _ => "",
        }
    }

    fn shown(self) -> String {
        if let Self::Show(text) = self {
            return text;
        }
        String::new()
    }
}

fn by_methods() {
    Command::new("sh").arg("-c").arg(job(0).text()); // want RBN201
    sh(&job(0).shown());
}

fn listed() {
    let jobs = vec![Job::Run(word()), Show(String::from("ls"))];
    for job in &jobs {
        match job {
            Show(text) => drop(sh(text)),
            Run(text) => drop(Command::new("sh").arg("-c").arg(text)), // want RBN201
            _ => {}
        }
    }
}

fn sent() {
    let (sender, receiver) = channel();
    sender.send(Run(word())).unwrap();
    sender.send(Show(String::from("ls"))).unwrap();
    while let Ok(job) = receiver.recv() {
        match job {
            Job::Show(text) => drop(sh(&text)),
            Job::Run(text) => drop(Command::new("sh").arg("-c").arg(text)), // want RBN201
            _ => {}
        }
    }
}

// Of what is not known which variant it is, each can be one.
#[derive(serde::Deserialize)]
enum Request {
    Run(String),
    Show(String),
}

fn read() {
    let request: Request = serde_json::from_str(&word()).unwrap();
    match request {
        Request::Run(text) => drop(Command::new("sh").arg("-c").arg(text)),  // want RBN201
        Request::Show(text) => drop(Command::new("sh").arg("-c").arg(text)), // want RBN201
    }
}

// A name that several alternatives bind is what each of them holds.
enum Either {
    Left(String),
    Right(String),
    Named { text: String },
    Other(String),
}

fn either(of: &Either) {
    match of {
        Either::Left(text) | Either::Named { text } => drop(Command::new("sh").arg("-c").arg(text)),
        Either::Other(text) | Either::Right(text) => drop(Command::new("sh").arg("-c").arg(text)), // want RBN201
    }
    if let Either::Left(text) | Either::Right(text) = of {
        drop(Command::new("sh").arg("-c").arg(text)); // want RBN201
    }
}

fn main() {
    either(&Either::Right(word()));
    all(0);
    by_methods();
    listed();
    sent();
    read();
}
