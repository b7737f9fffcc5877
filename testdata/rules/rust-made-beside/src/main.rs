//! What is put into parts of tuples and of other structs says nothing of a struct whose constructors check, though all are called 0.

use axum::Json;
use serde::Deserialize;
use std::io::Write;
use std::net::TcpListener;
use std::process::Command;
use std::sync::mpsc::{channel, Sender};
use std::sync::OnceLock;

static QUEUE: OnceLock<Sender<Job>> = OnceLock::new();

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Slug(String);

impl TryFrom<String> for Slug {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let plain = !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase());
        plain.then(|| Slug(text)).ok_or_else(|| "letters".into())
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Grown(String);

impl TryFrom<String> for Grown {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let plain = !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase());
        plain.then(|| Grown(text)).ok_or_else(|| "letters".into())
    }
}

impl Grown {
    fn add(&mut self, more: &str) {
        self.0.push_str(more);
    }
}

#[derive(Deserialize)]
struct Words(Vec<String>);

impl Words {
    fn list(&mut self) -> &mut Vec<String> {
        &mut self.0
    }
}

#[derive(Deserialize)]
enum Job {
    Trim { track: Slug },
    Grow { grown: Grown },
    Cut { track: String },
    Say(Words),
}

async fn enqueue(Json(job): Json<Job>) {
    QUEUE.get().unwrap().send(job).ok();
}

fn trim(track: &Slug) {
    let name = track.as_ref();
    Command::new("sh").arg("-c").arg(format!("sox {name}")).status().ok();
}

fn grow(track: &mut Grown, more: &str) {
    track.add(more);
    Command::new("sh").arg("-c").arg(format!("sox {}", track.0)).status().ok(); // want RBN201
}

fn cut(track: &str) {
    Command::new("sh").arg("-c").arg(format!("sox {track}")).status().ok(); // want RBN201
}

fn serve() -> std::io::Result<()> {
    let mut pair = TcpListener::bind("127.0.0.1:80")?.accept()?;
    pair.0.write_all(pair.1.to_string().as_bytes())
}

#[tokio::main]
async fn main() {
    let (sender, jobs) = channel();
    QUEUE.set(sender).unwrap();
    serve().ok();
    for job in jobs {
        match job {
            Job::Trim { track } => trim(&track),
            Job::Grow { mut grown } => grow(&mut grown, &std::env::args().nth(1).unwrap()),
            Job::Cut { track } => cut(&track),
            Job::Say(mut words) => words.list().push("x".into()),
        }
    }
}
