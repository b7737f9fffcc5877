//! What is put into a collection, or sent, is converted into what that holds.

use std::collections::{HashMap, VecDeque};
use std::process::Command;
use std::sync::mpsc::{channel, Receiver, Sender};
use std::sync::Arc;

struct Ask {
    id: String,
    note: String,
}

struct Job {
    id: String,
    note: String,
}

impl TryFrom<Ask> for Job {
    type Error = String;

    fn try_from(ask: Ask) -> Result<Self, String> {
        if ask.id.len() == 8 && ask.id.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Job { id: ask.id, note: ask.note })
        } else {
            Err("id".to_string())
        }
    }
}

struct Word(String);

impl From<String> for Word {
    fn from(text: String) -> Self {
        Word(text.chars().filter(char::is_ascii_alphabetic).collect())
    }
}

fn ask() -> Ask {
    let mut words = std::env::args().skip(1);
    Ask { id: words.next().unwrap_or_default(), note: words.next().unwrap_or_default() }
}

type Jobs = Sender<Job>;

struct App {
    jobs: Arc<Jobs>,
}

fn sent(app: &App) -> Result<(), String> {
    app.jobs.send(ask().try_into()?).map_err(|e| e.to_string())
}

fn work(jobs: Receiver<Job>) {
    for job in jobs {
        Command::new("sh").arg("-c").arg(format!("run {}", job.id)).status().ok();
        Command::new("sh").arg("-c").arg(format!("run '{}'", job.note)).status().ok(); // want RBN201
    }
}

fn queued() -> Result<(), String> {
    let mut queue: VecDeque<Job> = VecDeque::new();
    queue.push_back(ask().try_into()?);
    while let Some(job) = queue.pop_front() {
        Command::new("sh").arg("-c").arg(format!("run {}", job.id)).status().ok();
        Command::new("sh").arg("-c").arg(format!("run '{}'", job.note)).status().ok(); // want RBN201
    }
    Ok(())
}

fn mapped() {
    let mut words: HashMap<Word2, Word> = HashMap::new();
    words.insert(Word2(1), ask().note.into());
    if let Some(word) = words.get(&Word2(1)) {
        Command::new("sh").arg("-c").arg(format!("say {}", word.0)).status().ok();
    }
    let mut texts: HashMap<Word2, String> = HashMap::new();
    texts.insert(Word2(2), ask().note.into());
    if let Some(text) = texts.get(&Word2(2)) {
        Command::new("sh").arg("-c").arg(format!("say {text}")).status().ok(); // want RBN201
    }
}

#[derive(PartialEq, Eq, Hash)]
struct Word2(u32);

fn main() -> Result<(), String> {
    let (jobs, done) = channel();
    let worker = std::thread::spawn(move || work(done));
    sent(&App { jobs: Arc::new(jobs) })?;
    queued()?;
    mapped();
    worker.join().map_err(|_| "worker".to_string())
}
