//! What methods of the standard library give back of what they are called on, and put where.
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashSet, LinkedList, VecDeque};
use std::fs;
use std::io;
use std::sync::{Mutex, OnceLock};

fn line() -> String {
    let mut line = String::new();
    io::stdin().read_line(&mut line).unwrap();
    line
}

fn open(name: &str) {
    let _ = fs::read(name); // want RBN301
}

fn open_constant(name: &str) {
    let _ = fs::read(name);
}

fn texts() {
    let text = line();
    let _ = fs::read(text.trim_left_matches('/')); // want RBN301
    let _ = fs::read(text.trim_ascii_end()); // want RBN301
    for (_, found) in text.match_indices("..") {
        let _ = fs::read(found);
    }
    for (_, found) in text.match_indices(|c: char| c != '/') {
        let _ = fs::read(found); // want RBN301
    }
    for (at, _) in text.match_indices("..") {
        let _ = fs::read(at.to_string());
    }
    for part in text.rsplit_terminator(';') {
        let _ = fs::read(part); // want RBN301
    }
    if let Some(part) = text.as_bytes().rsplit(|b| *b == b' ').next() {
        open(std::str::from_utf8(part).unwrap());
    }
    let _ = fs::read(text.lines().rfold(String::new(), |all, l| all + l)); // want RBN301
}

fn lists() {
    let mut list = VecDeque::from([line(), "x".to_owned()]);
    if let Some(name) = list.swap_remove_back(0) {
        let _ = fs::read(name); // want RBN301
    }
    let mut heap = BinaryHeap::from([line()]);
    if let Some(name) = heap.peek_mut() {
        let _ = fs::read(&*name); // want RBN301
    }
    let set = HashSet::from([line()]);
    for name in set.intersection(&HashSet::from(["x".to_owned()])) {
        let _ = fs::read(name);
    }
    for name in BTreeSet::from([line()]).range("a".to_owned()..) {
        let _ = fs::read(name); // want RBN301
    }
    let (mut names, mut others) = (LinkedList::new(), LinkedList::from([line()]));
    names.append(&mut others);
    let _ = fs::read(names.pop_front().unwrap()); // want RBN301
    let (mut names, mut others) = (BTreeMap::new(), BTreeMap::from([(1, line())]));
    names.append(&mut others);
    let _ = fs::read(&names[&1]); // want RBN301
    for (key, _) in BTreeMap::from([("x".to_owned(), line())]).range("a".to_owned()..) {
        let _ = fs::read(key);
    }
    let mut ordered = BTreeSet::from([line()]);
    let _ = fs::read(ordered.replace("x".to_owned()).unwrap()); // want RBN301
    let mut filled: Vec<String> = Vec::new();
    filled.resize_with(2, line);
    let _ = fs::read(&filled[0]); // want RBN301
    let mut fixed: Vec<String> = Vec::new();
    fixed.resize_with(2, String::new);
    let _ = fs::read(&fixed[0]);
}

fn cells() {
    let (one, two) = (RefCell::new(String::new()), RefCell::new(line()));
    one.swap(&two);
    let _ = fs::read(one.into_inner()); // want RBN301
    let (one, two) = (Cell::new(String::new()), Cell::new("x".to_owned()));
    one.swap(&two);
    open_constant(&one.take());
    let one = RefCell::new(line());
    let _ = fs::read(one.replace_with(|_| String::new())); // want RBN301
    let locked = Mutex::new(line());
    let _ = fs::read(locked.try_lock().unwrap().as_str()); // want RBN301
    let once: OnceLock<String> = OnceLock::from(line());
    let _ = fs::read(once.get().unwrap()); // want RBN301
    let once: OnceCell<String> = OnceCell::from("x".to_owned());
    let _ = fs::read(once.get().unwrap());
}

fn main() {
    texts();
    lists();
    cells();
}
