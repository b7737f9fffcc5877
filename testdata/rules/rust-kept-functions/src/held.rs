use crate::line;
use std::collections::{HashMap, HashSet};
use std::fs::remove_file;
use std::sync::Arc;

// Objects in lists that a table holds, which are gone through without asking whether there is a list.

trait Sink: Send + Sync {
    fn deliver(&self, text: &str);
}

struct File(String);

struct Named {
    path: String,
}

struct Fixed {
    root: &'static str,
}

impl Sink for File {
    fn deliver(&self, _: &str) {
        remove_file(self.0.as_str()).ok(); // want RBN301
    }
}

impl Sink for Named {
    fn deliver(&self, _: &str) {
        remove_file(&self.path).ok(); // want RBN301
    }
}

impl Sink for Fixed {
    fn deliver(&self, _: &str) {
        remove_file(self.root).ok();
    }
}

enum Target {
    File(String),
    Named(String),
    Fixed,
}

fn sink(target: Target) -> Option<Arc<dyn Sink>> {
    Some(match target {
        Target::File(path) => Arc::new(File(path)),
        Target::Named(path) => Arc::new(Named { path }),
        Target::Fixed => Arc::new(Fixed { root: "/srv/a" }),
    })
}

fn sinks(target: Target) {
    let mut all: HashMap<String, Vec<Arc<dyn Sink>>> = HashMap::new();
    all.entry("a".to_owned()).or_default().extend(sink(target));
    for s in all.get("a").into_iter().flatten().cloned() {
        s.deliver("x");
    }
}

struct Note {
    title: String,
    text: String,
}

// What an Option holds, gone through as a list of one.
fn optional(note: Option<Note>) {
    for n in note.iter() {
        remove_file(&n.text).ok();
        remove_file(&n.title).ok(); // want RBN301
    }
    for n in note.into_iter().chain([Note { title: "b".to_owned(), text: "c".to_owned() }]) {
        remove_file(&n.text).ok();
        remove_file(&n.title).ok(); // want RBN301
    }
}

fn flattened(number: u32, texts: HashSet<u32>, notes: Vec<Note>) {
    let mut table: HashMap<u32, Vec<Note>> = HashMap::new();
    table.insert(number, notes);
    for n in table.get(&number).into_iter().flatten() {
        remove_file(&n.text).ok();
        remove_file(&n.title).ok(); // want RBN301
    }
    for n in Some(&texts).into_iter().flatten() {
        remove_file(n.to_string()).ok();
    }
    let lines: Vec<Result<String, String>> = vec![Ok(line()), Err("b".to_owned())];
    for l in lines.into_iter().flatten() {
        remove_file(l).ok(); // want RBN301
    }
    let failed: Vec<Result<String, String>> = vec![Err(line())];
    for l in failed.into_iter().flatten() {
        remove_file(l).ok();
    }
}

pub fn run() {
    sinks(match line().as_str() {
        "f" => Target::File(line()),
        "n" => Target::Named(line()),
        _ => Target::Fixed,
    });
    optional(Some(Note { title: line(), text: "a".to_owned() }));
    flattened(1, HashSet::from([1]), vec![Note { title: line(), text: "a".to_owned() }]);
}
