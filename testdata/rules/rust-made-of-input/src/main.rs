//! Structs behind a trait that are made of what comes from outside: of what was written into a text or a cell before, too.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::Read;
use std::process::Command;
use std::sync::{Mutex, RwLock};

trait Named {
    fn name(&self) -> String;

    fn shown(&self) -> String {
        self.name()
    }
}

struct Fixed(String);
impl Named for Fixed {
    fn name(&self) -> String {
        self.0.clone()
    }
}

struct Worded(String);
impl Named for Worded {
    fn name(&self) -> String {
        self.0.clone()
    }
}
impl Worded {
    fn read() -> Option<Self> {
        let text = std::env::var("WORD").ok()?;
        text.bytes().all(|b| b.is_ascii_lowercase()).then(|| Worded(text))
    }
}

struct Asked(String);
impl Named for Asked {
    fn name(&self) -> String {
        self.0.clone()
    }
}

struct Read2(String);
impl Named for Read2 {
    fn name(&self) -> String {
        self.0.clone()
    }
}

struct Written(String);
impl Named for Written {
    fn name(&self) -> String {
        self.0.clone()
    }
}

struct Celled(String);
impl Named for Celled {
    fn name(&self) -> String {
        self.0.clone()
    }
}

fn fixed() {
    let mut text = String::new();
    let _ = write!(text, "{}-{}", "a", 1);
    let cell = RefCell::new(String::new());
    *cell.borrow_mut() = text;
    let held = cell.borrow().clone();
    let _ = Command::new("sh").arg("-c").arg(Fixed(held).shown()).status();
}

fn worded() {
    if let Some(word) = Worded::read() {
        let _ = Command::new("sh").arg("-c").arg(word.shown()).status();
    }
}

fn asked() {
    let text = std::env::var("COMMAND").unwrap_or_default();
    let _ = Command::new("sh").arg("-c").arg(Asked(text.trim().to_string()).shown()).status(); // want RBN201
}

fn read() {
    let mut text = String::new();
    let _ = std::io::stdin().read_to_string(&mut text);
    let _ = Command::new("sh").arg("-c").arg(Read2(text.trim().to_string()).shown()).status(); // want RBN201
}

fn written() {
    let mut text = String::new();
    let _ = write!(text, "{}", std::env::args().nth(1).unwrap_or_default());
    let _ = Command::new("sh").arg("-c").arg(Written(text).shown()).status(); // want RBN201
}

fn celled() {
    let cell = RefCell::new(String::new());
    *cell.borrow_mut() = std::env::args().nth(1).unwrap_or_default();
    let held = cell.borrow().clone();
    let _ = Command::new("sh").arg("-c").arg(Celled(held).shown()).status(); // want RBN201
}

struct Gathered(String);
impl Named for Gathered {
    fn name(&self) -> String {
        self.0.clone()
    }
}

struct Lines {
    all: Vec<String>,
    mark: String,
}

impl Lines {
    fn gather(&self) {
        let mut text = String::new();
        self.all.iter().for_each(|line| {
            text.push_str(&self.mark);
            text.push_str(line);
        });
        let _ = Command::new("sh").arg("-c").arg(Gathered(text).shown()).status(); // want RBN201
    }
}

struct Kept {
    all: Vec<String>,
}

impl Kept {
    fn add(&mut self, line: &str) {
        self.all.push(line.to_owned());
    }

    fn text(&self) -> String {
        self.all.join(" ")
    }
}

struct Joined(String);
impl Named for Joined {
    fn name(&self) -> String {
        self.0.clone()
    }
}

fn joined() {
    let mut kept = Kept { all: Vec::new() };
    kept.add(&std::env::args().nth(1).unwrap_or_default());
    let text = kept.text();
    let _ = Command::new("sh").arg("-c").arg(Joined(text).shown()).status(); // want RBN201
}

fn locked(all: Option<&str>) {
    let fixed = Mutex::new(all.map_or("a", |_| "b"));
    let text = fixed.lock().unwrap().replace("a", "c");
    let _ = Command::new("sh").arg("-c").arg(&text).status();
    let lock = Mutex::new(std::env::args().nth(1).unwrap_or_default());
    let text = lock.lock().unwrap().clone();
    let _ = Command::new("sh").arg("-c").arg(text.replace("a", "b")).status(); // want RBN201
    let lock = RwLock::new(made());
    let text = lock.read().unwrap().clone();
    let _ = Command::new("sh").arg("-c").arg(text.replace("a", "b")).status(); // want RBN201
}

macro_rules! first {
    () => { std::env::args().nth(1).unwrap_or_default() };
}

fn made() -> impl Clone + std::ops::Deref<Target = str> {
    first!()
}

fn main() {
    fixed();
    worded();
    asked();
    read();
    written();
    celled();
    locked(None);
    joined();
    Lines { all: std::env::args().skip(1).collect(), mark: String::from("-") }.gather();
}
