//! What a cell, a lock or a counted pointer lends is what it holds: what is put there is in it, and in the place of what was.

use std::cell::{Cell, RefCell};
use std::process::Command;
use std::rc::Rc;
use std::sync::{Arc, Mutex, RwLock};

fn word() -> String {
    std::env::args().nth(1).unwrap()
}

fn run(text: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(text); // want RBN201 from=9
    command
}

fn plain(text: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(text);
    command
}

fn in_order() {
    let cell = RefCell::new(String::from("ls"));
    plain(cell.borrow().as_str());
    *cell.borrow_mut() = word();
    run(cell.borrow().as_str());
    *cell.borrow_mut() = String::from("date");
    plain(cell.borrow().as_str());
    cell.borrow_mut().push_str(&word());
    run(cell.borrow().as_str());
    cell.replace(String::from("date"));
    plain(cell.borrow().as_str());
}

fn number() -> *const u8 {
    word().parse::<usize>().unwrap() as *const u8
}

fn of_a_number() -> u8 {
    let cell = Cell::new(number());
    let byte = unsafe { *cell.get() }; // want RBN801
    cell.set([7].as_ptr());
    byte + unsafe { *cell.get() }
}

fn locked(list: &Mutex<Vec<String>>) {
    list.lock().unwrap().push(word());
    for text in list.lock().unwrap().iter() {
        run(text);
    }
    list.lock().unwrap().clear();
    for text in list.lock().unwrap().iter() {
        plain(text);
    }
}

fn written(text: &RwLock<String>) {
    *text.write().unwrap() = word();
    run(&text.read().unwrap());
    *text.write().unwrap() = String::from("date");
    plain(&text.read().unwrap());
}

struct State {
    last: Mutex<String>,
    first: Mutex<String>,
}

fn of_fields(state: &State) {
    *state.last.lock().unwrap() = word();
    *state.first.lock().unwrap() = String::from("date");
    run(&state.last.lock().unwrap());
    *state.last.lock().unwrap() = String::from("date");
    plain(&state.last.lock().unwrap());
}

// One of two ways only.
fn perhaps(state: &State, again: bool) {
    *state.last.lock().unwrap() = word();
    if again {
        *state.last.lock().unwrap() = String::from("date");
    }
    run(&state.last.lock().unwrap());
}

// A copy is another text.
fn copied() {
    let text = word();
    let mut other = text.clone();
    other.clear();
    run(&text);
    plain(&other);
}

fn counted() {
    let mut text = Rc::new(String::from("ls "));
    Rc::make_mut(&mut text).push_str(&word());
    run(&text);
    *Rc::make_mut(&mut text) = String::from("date");
    plain(&text);
}

fn the_only_one() {
    let mut text = Arc::new(String::from("ls "));
    if let Some(only) = Arc::get_mut(&mut text) {
        *only = word();
    }
    run(&text);
}

fn main() {
    in_order();
    of_a_number();
    locked(&Mutex::new(Vec::new()));
    written(&RwLock::new(String::new()));
    let state = State { last: Mutex::new(String::new()), first: Mutex::new(String::new()) };
    of_fields(&state);
    perhaps(&state, true);
    copied();
    counted();
    the_only_one();
}
