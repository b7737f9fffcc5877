//! Methods of the library that are used less than others: what goes in comes out, and only where it went in.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::process::Command;
use std::rc::Rc;

fn word() -> String {
    std::env::args().nth(1).unwrap()
}

fn fixed() -> String {
    "uptime".to_string()
}

fn options() {
    let either = Some(word()).xor(None);
    Command::new("sh").arg("-c").arg(either.unwrap()).status().unwrap(); // want RBN201
    let neither = Some(fixed()).xor(None);
    Command::new("sh").arg("-c").arg(neither.unwrap()).status().unwrap();

    let (first, second) = Some(fixed()).zip(Some(word())).unwrap();
    Command::new("sh").arg("-c").arg(first).status().unwrap();
    Command::new("sh").arg("-c").arg(second).status().unwrap(); // want RBN201
    let (first, second) = Some(word()).zip(Some(fixed())).unwrap();
    Command::new("sh").arg("-c").arg(first).status().unwrap(); // want RBN201
    Command::new("sh").arg("-c").arg(second).status().unwrap();

    let mut kept = None;
    Command::new("sh").arg("-c").arg(kept.insert(word())).status().unwrap(); // want RBN201
    let mut empty = None;
    Command::new("sh").arg("-c").arg(empty.get_or_insert(word())).status().unwrap(); // want RBN201
    Command::new("sh").arg("-c").arg(empty.unwrap()).status().unwrap(); // want RBN201
    let mut full = Some(word());
    Command::new("sh").arg("-c").arg(full.get_or_insert(fixed())).status().unwrap(); // want RBN201
    Command::new("sh").arg("-c").arg(full.take_if(|x| x.len() > 1).unwrap()).status().unwrap(); // want RBN201
    let mut other = Some(fixed());
    Command::new("sh").arg("-c").arg(other.get_or_insert(fixed())).status().unwrap();
    let mut put = Some(fixed());
    put.replace(word());
    Command::new("sh").arg("-c").arg(put.unwrap()).status().unwrap(); // want RBN201

    let inside: Option<Result<String, ()>> = Some(Ok(word()));
    Command::new("sh").arg("-c").arg(inside.transpose().unwrap().unwrap()).status().unwrap(); // want RBN201
    let failed: Result<(), String> = Err(word());
    let _ = failed.inspect_err(|e| {
        Command::new("sh").arg("-c").arg(e).status().unwrap(); // want RBN201
    });
}

fn pointers() {
    let mut counted = Rc::new(word());
    Command::new("sh").arg("-c").arg(Rc::make_mut(&mut counted)).status().unwrap(); // want RBN201
    let mut counted = Rc::new(fixed());
    Command::new("sh").arg("-c").arg(Rc::make_mut(&mut counted)).status().unwrap();
}

fn sets() {
    let given = HashSet::from([word()]);
    for name in given.union(&HashSet::from([fixed()])) {
        Command::new("sh").arg("-c").arg(name).status().unwrap(); // want RBN201
    }
    for name in HashSet::from([fixed()]).difference(&given) {
        Command::new("sh").arg("-c").arg(name).status().unwrap();
    }
    let mut sorted = BTreeSet::from([word()]);
    Command::new("sh").arg("-c").arg(sorted.first().unwrap()).status().unwrap(); // want RBN201
    Command::new("sh").arg("-c").arg(sorted.pop_last().unwrap()).status().unwrap(); // want RBN201
    let mut names = HashSet::new();
    names.replace(word());
    Command::new("sh").arg("-c").arg(names.take("ls").unwrap()).status().unwrap(); // want RBN201
    let mut queue = VecDeque::from([word()]);
    Command::new("sh").arg("-c").arg(&queue.make_contiguous()[0]).status().unwrap(); // want RBN201
    let mut queue = VecDeque::from([fixed()]);
    Command::new("sh").arg("-c").arg(&queue.make_contiguous()[0]).status().unwrap();
}

fn maps() {
    let mut lines = HashMap::new();
    lines.entry("a").or_insert_with(word);
    Command::new("sh").arg("-c").arg(&lines["a"]).status().unwrap(); // want RBN201
    let before = lines.insert("a", fixed());
    Command::new("sh").arg("-c").arg(before.unwrap()).status().unwrap(); // want RBN201
    let mut constant = HashMap::new();
    constant.entry("a").or_insert_with(fixed);
    Command::new("sh").arg("-c").arg(&constant["a"]).status().unwrap();
    let before = constant.insert("a", word());
    Command::new("sh").arg("-c").arg(before.unwrap()).status().unwrap();
    let mut ordered = BTreeMap::new();
    ordered.insert(1, word());
    let last = ordered.last_entry().unwrap();
    Command::new("sh").arg("-c").arg(last.get()).status().unwrap(); // want RBN201
}

fn iterators() {
    let given = vec![word(), fixed()];
    let mut rest = given.iter().peekable();
    Command::new("sh").arg("-c").arg(rest.next_if(|x| x.len() > 1).unwrap()).status().unwrap(); // want RBN201
    Command::new("sh").arg("-c").arg(given.iter().nth_back(1).unwrap()).status().unwrap(); // want RBN201
    Command::new("sh").arg("-c").arg(given.iter().rfind(|x| x.len() > 1).unwrap()).status().unwrap(); // want RBN201
    let found = given.iter().rfind(|x| x.chars().all(|c| c.is_alphanumeric()));
    Command::new("sh").arg("-c").arg(found.unwrap()).status().unwrap();
    for (constant, text) in std::iter::zip([fixed(), fixed()], &given) {
        Command::new("sh").arg("-c").arg(constant).status().unwrap();
        Command::new("sh").arg("-c").arg(text).status().unwrap(); // want RBN201
    }
    for (text, constant) in std::iter::zip(&given, [fixed(), fixed()]) {
        Command::new("sh").arg("-c").arg(constant).status().unwrap();
        Command::new("sh").arg("-c").arg(text).status().unwrap(); // want RBN201
    }
    let twice: [String; 2] = std::array::from_fn(|_| word());
    Command::new("sh").arg("-c").arg(&twice[0]).status().unwrap(); // want RBN201
    let twice: [String; 2] = std::array::from_fn(|n| n.to_string());
    Command::new("sh").arg("-c").arg(&twice[0]).status().unwrap();
}

fn texts() {
    for folder in std::env::split_paths(&word()) {
        Command::new("sh").arg("-c").arg(folder).status().unwrap(); // want RBN201
    }
    for folder in std::env::split_paths("/bin:/usr/bin") {
        Command::new("sh").arg("-c").arg(folder).status().unwrap();
    }
    let mut into = String::new();
    word().as_str().clone_into(&mut into);
    Command::new("sh").arg("-c").arg(into).status().unwrap(); // want RBN201
}

fn errors() {
    let error = std::io::Error::new(std::io::ErrorKind::Other, word());
    Command::new("sh").arg("-c").arg(error.to_string()).status().unwrap(); // want RBN201
    let error = std::io::Error::other(word());
    Command::new("sh").arg("-c").arg(error.to_string()).status().unwrap(); // want RBN201
    let error = anyhow::Error::msg(fixed());
    Command::new("sh").arg("-c").arg(error.to_string()).status().unwrap();
}

fn main() {
    options();
    pointers();
    sets();
    maps();
    iterators();
    texts();
    errors();
}
