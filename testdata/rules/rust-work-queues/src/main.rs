//! What one thread puts into a queue, another takes out, whatever the way to the queue is: a session that holds the sender and
//! runs in a closure, a condition variable that gives the guard back, a counted pointer to a lock.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::process::Command;
use std::rc::Rc;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

#[derive(Default)]
pub struct Name(String);

#[derive(Default)]
pub struct Mail {
    sender: Option<Name>,
    to: Vec<Name>,
    id: String,
}

struct Session {
    queue: SyncSender<Mail>,
    mail: Mail,
}

impl Session {
    fn new(queue: SyncSender<Mail>) -> Result<Self, String> {
        Ok(Session { queue, mail: Mail::default() })
    }

    fn run(&mut self) -> Result<usize, String> {
        let text = std::env::args().nth(1).ok_or("no argument")?;
        self.mail.sender = Some(Name(text.clone()));
        self.mail.to.push(Name(text));
        self.mail.id = "1".to_owned();
        self.queue.send(std::mem::take(&mut self.mail)).map_err(|_| "closed")?;
        Ok(1)
    }
}

fn deliver(inbox: Receiver<Mail>) {
    for mail in inbox {
        if let Some(sender) = &mail.sender {
            Command::new(&sender.0).status().ok(); // want RBN202
        }
        for to in &mail.to {
            Command::new(&to.0).status().ok(); // want RBN202
        }
        Command::new(&mail.id).status().ok();
    }
}

fn sessions() {
    let (queue, inbox) = mpsc::sync_channel(64);
    thread::spawn(move || deliver(inbox));
    for n in 0..4 {
        let (_, queue) = (n, queue.clone());
        thread::spawn(move || match Session::new(queue).and_then(|mut s| s.run()) {
            Ok(n) => println!("{n}"),
            Err(e) => println!("{e}"),
        });
    }
}

pub struct Job {
    program: String,
    folder: String,
}

impl Job {
    fn run(&self) -> Result<(), String> {
        Command::new(&self.program).status().ok(); // want RBN202
        Command::new(&self.folder).status().ok();
        Ok(())
    }
}

pub struct Other(String);

impl Other {
    fn run(&self) -> Result<(), String> {
        Command::new(&self.0).status().ok();
        Ok(())
    }
}

#[derive(Default)]
struct Queue {
    jobs: Mutex<VecDeque<Job>>,
    others: Mutex<VecDeque<Other>>,
    ready: Condvar,
}

impl Queue {
    fn push(&self, program: String) {
        let job = Job { program, folder: "ls".to_owned() };
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner).push_back(job);
        self.others.lock().unwrap().push_back(Other("ls".to_owned()));
        self.ready.notify_one();
    }

    fn work(&self) {
        loop {
            let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
            let mut jobs = self.ready.wait_while(jobs, |jobs| jobs.is_empty()).unwrap_or_else(PoisonError::into_inner);
            let Some(job) = jobs.pop_front() else { continue };
            drop(jobs);
            job.run().ok();
            if let Some(other) = self.others.lock().unwrap().pop_front() {
                other.run().ok();
            }
        }
    }
}

fn pool() {
    let queue = Arc::new(Queue::default());
    let worker = queue.clone();
    thread::spawn(move || worker.work());
    queue.push(std::env::args().nth(1).unwrap());
}

fn waits(list: &Mutex<Vec<String>>, ready: &Condvar) {
    let guard = list.lock().unwrap();
    let (mut guard, _) = ready.wait_timeout(guard, Duration::from_secs(1)).unwrap();
    if let Some(name) = guard.pop() {
        Command::new(&name).status().ok(); // want RBN202
    }
}

fn counted() {
    let list = Arc::new(Mutex::new(Vec::<Job>::new()));
    let other = Arc::clone(&list);
    thread::spawn(move || {
        while let Some(job) = other.lock().unwrap().pop() {
            job.run().ok();
        }
    });
    list.lock().unwrap().push(Job { program: std::env::args().nth(2).unwrap(), folder: String::new() });
}

fn cells() {
    let cell = Rc::new(RefCell::new(vec![Other("ls".to_owned())]));
    cell.borrow_mut().push(Other("who".to_owned()));
    for other in cell.borrow().iter() {
        other.run().ok();
    }
}

pub enum Action {
    Keep,
    Run(String),
}

impl Action {
    fn start(&self) {
        if let Action::Run(program) = self {
            Command::new(program).status().ok(); // want RBN202
        }
    }
}

impl Other {
    fn start(&self) {
        Command::new(&self.0).status().ok();
    }
}

fn actions() {
    let mut rules: HashMap<u8, Vec<Action>> = HashMap::new();
    rules.insert(1, vec![Action::Run(std::env::args().nth(1).unwrap())]);
    let action = rules.get(&1).map_or(&Action::Keep, |list| &list[0]);
    action.start();
}

fn main() {
    sessions();
    pool();
    counted();
    cells();
    actions();
    let list = Mutex::new(vec![]);
    list.lock().unwrap().push(std::env::args().nth(3).unwrap());
    waits(&list, &Condvar::new());
}
