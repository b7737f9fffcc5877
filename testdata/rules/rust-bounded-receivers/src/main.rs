//! Methods of whatever type a type parameter stands for, called on a field of it, on what a counted reference holds, or in
//! another thread: which one runs is told by the calls that name the type.

use std::fs::File;
use std::io;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

pub trait Worker: Send + Sync + 'static {
    type Task: Send + 'static;

    fn perform(&self, task: Self::Task) -> io::Result<()>;
}

pub struct Job {
    folder: &'static str,
    name: String,
}

pub struct Builds;

impl Worker for Builds {
    type Task = Job;

    fn perform(&self, task: Job) -> io::Result<()> {
        File::open(format!("{}/{}", task.folder, task.name))?; // want RBN301
        Ok(())
    }
}

pub struct Upkeep;

impl Worker for Upkeep {
    type Task = Job;

    fn perform(&self, task: Job) -> io::Result<()> {
        File::open(format!("{}/{}", task.folder, task.name))?;
        Ok(())
    }
}

pub struct Pool<W: Worker> {
    sender: Sender<W::Task>,
}

impl<W: Worker> Pool<W> {
    pub fn start(worker: W, threads: usize) -> Self {
        let (sender, receiver) = mpsc::channel::<W::Task>();
        let (receiver, worker) = (Arc::new(Mutex::new(receiver)), Arc::new(worker));
        for _ in 0..threads {
            let (receiver, worker) = (Arc::clone(&receiver), Arc::clone(&worker));
            thread::spawn(move || loop {
                let next = receiver.lock().unwrap().recv();
                let Ok(task) = next else { break };
                worker.perform(task).unwrap();
            });
        }
        Self { sender }
    }

    pub fn submit(&self, task: W::Task) {
        self.sender.send(task).unwrap();
    }
}

fn build(builds: Pool<Builds>, name: String) {
    builds.submit(Job { folder: "/builds", name });
}

trait Shelf {
    fn put(&self, name: &str) -> io::Result<File>;
}

struct Public;

impl Shelf for Public {
    fn put(&self, name: &str) -> io::Result<File> {
        File::create(format!("/public/{name}")) // want RBN301
    }
}

struct Fixed;

impl Shelf for Fixed {
    fn put(&self, name: &str) -> io::Result<File> {
        File::create(format!("/fixed/{name}"))
    }
}

struct Store<S> {
    shelf: S,
}

impl<S: Shelf> Store<S> {
    fn new(shelf: S) -> Self {
        Store { shelf }
    }

    fn keep(&self, name: &str) -> io::Result<File> {
        self.shelf.put(name)
    }
}

struct Shared<S> {
    shelf: Arc<S>,
}

impl<S: Shelf + Send + Sync + 'static> Shared<S> {
    fn new(shelf: S) -> Self {
        Shared { shelf: Arc::new(shelf) }
    }

    fn keep(&self, name: String) {
        let shelf = self.shelf.clone();
        thread::spawn(move || shelf.put(&name).unwrap());
    }
}

fn counted<S: Shelf>(shelf: S, name: &str) {
    let shelf = Arc::new(shelf);
    Arc::clone(&shelf).put(name).unwrap();
}

fn main() {
    let name = std::env::var("NAME").unwrap();
    let upkeep = Pool::start(Upkeep, 1);
    upkeep.submit(Job { folder: "/upkeep", name: "all".to_owned() });
    build(Pool::start(Builds, 4), name.clone());

    Store::new(Public).keep(&name).unwrap();
    Store::new(Fixed).keep("first").unwrap();
    Shared::new(Public).keep(name.clone());
    Shared::new(Fixed).keep("second".to_owned());
    counted(Public, &name);
    counted(Fixed, "third");
}
