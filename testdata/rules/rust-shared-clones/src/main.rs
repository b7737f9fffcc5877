//! A clone of a struct shares what stands behind a counted reference, and nothing else.
use std::process::Command;
use std::sync::{Arc, RwLock};

#[derive(Debug, Default)]
struct Table {
    lines: Vec<String>,
}

#[derive(Clone)]
struct Gate {
    live: Arc<RwLock<Table>>,
    name: String,
}

#[derive(Clone)]
struct Name {
    text: String,
}

impl Gate {
    fn run1(&self) {
        let t = self.live.read().unwrap();
        Command::new("sh").arg("-c").arg(&t.lines[0]).status().ok(); // want RBN201
    }
    fn run2(&self) {
        let t = self.live.read().unwrap();
        Command::new("sh").arg("-c").arg(&t.lines[0]).status().ok(); // want RBN201
    }
    fn run3(&self) {
        let t = self.live.read().unwrap();
        Command::new("sh").arg("-c").arg(&t.lines[0]).status().ok(); // want RBN201
    }
    fn run4(&self) {
        Command::new("sh").arg("-c").arg(&self.name).status().ok();
    }
    fn run5(&self) {
        let t = self.live.read().unwrap();
        Command::new("sh").arg("-c").arg(&t.lines[0]).status().ok(); // want RBN201
    }
}
fn run0(t: &Name) {
    Command::new("sh").arg("-c").arg(&t.text).status().ok();
}
fn run00(t: &Name) {
    Command::new("sh").arg("-c").arg(&t.text).status().ok();
}
fn run6(t: &Name) {
    Command::new("sh").arg("-c").arg(&t.text).status().ok(); // want RBN201
}

fn fill(live: Arc<RwLock<Table>>, text: &str) {
    let table = Table {
        lines: text.lines().map(str::to_owned).collect(),
    };
    *live.write().unwrap() = table;
}

#[derive(Clone)]
struct Label {
    text: Arc<str>,
    words: Arc<Vec<String>>,
}

fn relabelled(text: &str) {
    let mut label = Label { text: "a".into(), words: Arc::default() };
    let other = label.clone();
    label.text = text.into();
    label.words = Arc::new(vec![text.to_string()]);
    Command::new("sh").arg("-c").arg(&*label.text).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(&label.words[0]).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(&*other.text).status().ok();
    Command::new("sh").arg("-c").arg(&other.words[0]).status().ok();
}

#[derive(Clone, Default)]
struct Live(Arc<RwLock<Table>>);

impl Live {
    fn replace(&self, text: &str) {
        let table = Table {
            lines: text.lines().map(str::to_owned).collect(),
        };
        *self.0.write().unwrap() = table;
    }
    fn run7(&self) {
        let t = self.0.read().unwrap();
        Command::new("sh").arg("-c").arg(&t.lines[0]).status().ok(); // want RBN201
    }
    fn run8(&self) {
        let t = self.0.read().unwrap();
        Command::new("sh").arg("-c").arg(&t.lines[0]).status().ok(); // want RBN201
    }
    fn run9(&self) {
        let t = self.0.read().unwrap();
        Command::new("sh").arg("-c").arg(&t.lines[0]).status().ok();
    }
}

fn filling(live: Live) -> impl Fn(&str) {
    move |text: &str| {
        let live = live.clone();
        live.replace(text)
    }
}

fn with_text<F: Fn(&str)>(f: F) {
    f(&std::env::args().nth(1).unwrap());
}

fn handles() {
    let live = Live::default();
    let other = live.clone();
    with_text(filling(live));
    other.run7();
    let live = Live::default();
    let other = live.clone();
    with_text(move |text| live.clone().replace(text));
    other.run8();
    let live = Live::default();
    let other = Live::default();
    with_text(move |text| live.clone().replace(text));
    other.run9();
}

fn main() {
    handles();
    relabelled(&std::env::args().nth(1).unwrap());
    let text = std::env::args().nth(1).unwrap();
    let live: Arc<RwLock<Table>> = Arc::default();
    let gate = Gate {
        live: live.clone(),
        name: "a".into(),
    };
    fill(live, &text);
    gate.run1();
    let live: Arc<RwLock<Table>> = Arc::default();
    let gate = Gate {
        live: live.clone(),
        name: "a".into(),
    };
    let run = move || gate.run2();
    fill(live, &text);
    run();
    let live: Arc<RwLock<Table>> = Arc::default();
    let mut gate = Gate { live, name: "a".into() };
    let other = gate.clone();
    fill(gate.live.clone(), &text);
    gate.name = text.clone();
    other.run3();
    other.run4();
    let live: Arc<RwLock<Table>> = Arc::default();
    let gate = Gate { live, name: "a".into() };
    let other = gate.clone();
    fill(other.live.clone(), &text);
    gate.run5();
    let name = Name { text: "a".into() };
    let mut other = name.clone();
    other.text = text.clone();
    run0(&name);
    run6(&other);
    let mut name = Name { text: "a".into() };
    let other = name.clone();
    name.text = text;
    run00(&other);
    run00(&Name {
        text: name.text.len().to_string(),
    });
}
