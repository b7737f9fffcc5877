//! What is changed in place: the order of a list, what a cell or a key held before, what only one of many references has.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::process::Command;
use std::rc::Rc;
use std::sync::Mutex;

fn input() -> String {
    std::env::args().nth(1).unwrap_or_default()
}

fn fixed() -> String {
    String::from("ls")
}

fn order() {
    let mut list = vec![fixed(), input()];
    let _ = Command::new("sh").arg("-c").arg(&list[0]).status();
    list.reverse();
    let _ = Command::new("sh").arg("-c").arg(&list[0]).status(); // want RBN201
    let mut list = vec![fixed(), input()];
    list.remove(0);
    let _ = Command::new("sh").arg("-c").arg(&list[0]).status(); // want RBN201
    let mut list = vec![input()];
    list.insert(0, fixed());
    let _ = Command::new("sh").arg("-c").arg(&list[1]).status(); // want RBN201
    let mut pair = [fixed(), input()];
    pair.swap(0, 1);
    let _ = Command::new("sh").arg("-c").arg(&pair[0]).status(); // want RBN201
    let mut none = [fixed(), fixed()];
    none.swap(0, 1);
    let _ = Command::new("sh").arg("-c").arg(&none[0]).status();
    let mut queue = VecDeque::from([fixed(), input()]);
    let _ = queue.pop_front();
    let _ = Command::new("sh").arg("-c").arg(&queue[0]).status(); // want RBN201
}

fn cells() {
    let cell = RefCell::new(input());
    *cell.borrow_mut() = fixed();
    let _ = Command::new("sh").arg("-c").arg(cell.borrow().as_str()).status();
    let cell = RefCell::new(input());
    if cell.borrow().is_empty() {
        *cell.borrow_mut() = fixed();
    }
    let _ = Command::new("sh").arg("-c").arg(cell.borrow().as_str()).status(); // want RBN201
    let lock = Mutex::new(vec![input(), fixed()]);
    *lock.lock().unwrap().last_mut().unwrap() = fixed();
    let _ = Command::new("sh").arg("-c").arg(&lock.lock().unwrap()[0]).status(); // want RBN201
    *lock.lock().unwrap() = vec![fixed()];
    let _ = Command::new("sh").arg("-c").arg(&lock.lock().unwrap()[0]).status();
    let cell = Cell::new(input());
    cell.set(fixed());
    let _ = Command::new("sh").arg("-c").arg(cell.take()).status();
    let cell = Cell::new(String::new());
    cell.set(input());
    let text = cell.take();
    let word: String = text.chars().filter_map(|c| c.is_ascii_lowercase().then_some(c)).collect();
    let _ = Command::new("sh").arg("-c").arg(&word).status();
    let list = vec![text];
    let _ = Command::new("sh").arg("-c").arg(&list[0]).status(); // want RBN201
    let cell = RefCell::new(String::new());
    *cell.borrow_mut() = input();
    let text = cell.borrow().clone();
    let _ = Command::new("sh").arg("-c").arg(text.replace("a", "b")).status(); // want RBN201
    let cell = RefCell::new(input());
    let before = cell.replace(fixed());
    let _ = Command::new("sh").arg("-c").arg(cell.into_inner()).status();
    let _ = Command::new("sh").arg("-c").arg(before).status(); // want RBN201
}

fn keys() {
    let mut map = HashMap::new();
    map.insert("a", input());
    map.insert("a", fixed());
    map.insert("b", input());
    let _ = Command::new("sh").arg("-c").arg(&map["a"]).status();
    let _ = Command::new("sh").arg("-c").arg(&map["b"]).status(); // want RBN201
    let mut map = BTreeMap::new();
    map.insert("a", input());
    *map.entry("b").or_default() = fixed();
    let _ = Command::new("sh").arg("-c").arg(&map["a"]).status(); // want RBN201
}

fn references() {
    let mut one = Rc::new(String::new());
    let _ = Command::new("sh").arg("-c").arg(one.as_str()).status();
    Rc::make_mut(&mut one).push_str(&input());
    let _ = Command::new("sh").arg("-c").arg(one.as_str()).status(); // want RBN201
}

trait Shown {
    fn shown(&self) -> String;
    fn size(&self) -> String;
}

impl<T: std::fmt::Display> Shown for T {
    fn shown(&self) -> String {
        format!("<{self}>")
    }

    fn size(&self) -> String {
        self.to_string().len().to_string()
    }
}

fn texts() {
    let mut cow = Cow::from(input());
    cow.to_mut().insert(0, ' ');
    let _ = Command::new("sh").arg("-c").arg(format!("ls{cow}")).status(); // want RBN201
    let parts = vec![input(), fixed()];
    let text: String = parts.into_iter().collect();
    let text = vec![text];
    let _ = Command::new("sh").arg("-c").arg(&text[0]).status(); // want RBN201
    for (_, value) in std::env::vars() {
        let _ = Command::new("sh").arg("-c").arg(value.size()).status();
        let _ = Command::new("sh").arg("-c").arg(value.shown()).status(); // want RBN201
    }
    let words: Vec<String> = std::env::args().skip(1).collect();
    let word = words.get(0).cloned().unwrap_or_default();
    let _ = Command::new("sh").arg("-c").arg(word.replace(|c: char| !c.is_ascii_lowercase(), "")).status();
    let _ = Command::new("sh").arg("-c").arg(word.replace(|c: char| c.is_ascii_lowercase(), "")).status(); // want RBN201
}

fn main() {
    order();
    cells();
    keys();
    references();
    texts();
}
