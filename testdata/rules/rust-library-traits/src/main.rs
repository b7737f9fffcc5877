// Of a trait of the standard library the workspace has one implementation; the library has others.
use std::env;
use std::process::Command;

#[derive(Debug)]
struct Settings {
    name: String,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { name: env::var("NAME").unwrap_or_default() }
    }
}

struct View<T> {
    label: T,
}

fn view<T: Default>() -> View<T> {
    View { label: Default::default() }
}

fn run(text: &str) {
    Command::new("sh").arg("-c").arg(text).status().ok();
}

fn run_settings(text: &str) {
    Command::new("sh").arg("-c").arg(text).status().ok(); // want RBN201
}

struct Wrapped {
    text: String,
}

impl AsRef<str> for Wrapped {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

fn shown<S: AsRef<str>>(text: S) {
    Command::new("sh").arg("-c").arg(text.as_ref()).status().ok(); // want RBN201
}

// A trait of the workspace gives Vec what it has already. The one that it has is called.
trait Pushable: Sized + Default {
    fn with_capacity(_capacity: usize) -> Self {
        Self::default()
    }
    fn push(&mut self, value: String);
}

impl Pushable for Vec<String> {
    fn push(&mut self, value: String) {
        self.push(value)
    }
}

#[derive(Default)]
struct Runner;

impl Pushable for Runner {
    fn push(&mut self, value: String) {
        Command::new("sh").arg("-c").arg(value).status().ok();
    }
}

fn keep(text: String) -> usize {
    let mut kept = Vec::with_capacity(1);
    kept.push(text);
    Pushable::push(&mut Runner::with_capacity(1), String::from("date"));
    kept.len()
}

fn main() {
    println!("{}", keep(env::var("KEPT").unwrap_or_default()));
    run(&format!("{:?}", view::<Vec<String>>().label));
    run_settings(&format!("{:?}", Settings::default()));
    shown(env::var("TEXT").unwrap_or_default());
}
