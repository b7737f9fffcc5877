use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::ffi::{c_char, CStr};
use std::fs;
use std::iter;

fn text<'a>(x: *const c_char) -> &'a str {
    unsafe { CStr::from_ptr(x) }.to_str().unwrap_or("") // want RBN811
}

fn names() -> Vec<String> {
    vec![String::from("index"), String::from("size")]
}

fn exists(path: Option<&String>) -> bool {
    path.is_some()
}

#[no_mangle]
pub extern "C" fn collections_chosen(x: *const c_char) -> bool {
    let mut names = names();
    names.insert(0, text(x).to_string());
    let Some(longest) = names.iter().max_by(|a, b| a.len().cmp(&b.len())) else {
        return false;
    };
    let Some(found) = names.iter().find(|name| name.ends_with(".txt")) else {
        return false;
    };
    fs::read(longest).is_ok() // want RBN301
        & fs::read(found).is_ok() // want RBN301
        & exists(names.first())
}

#[no_mangle]
pub extern "C" fn collections_seen(x: *const c_char) -> bool {
    let names = vec![text(x)];
    let order = names.iter().min_by(|a, b| fs::read(a).is_ok().cmp(&fs::read(b).is_ok())); // want RBN301
    let found = names.iter().find(|name| fs::read(name).is_ok()); // want RBN301
    order.is_some() & found.is_some()
}

#[no_mangle]
pub extern "C" fn collections_pairs(x: *const c_char) -> bool {
    let given = vec![text(x).to_string()];
    let names = names();
    for (n, name) in given.iter().enumerate() {
        println!("{n} {}", fs::read(name).is_ok()); // want RBN301
    }
    for (name, path) in names.iter().zip(given.iter()) {
        println!("{name} {}", fs::read(path).is_ok()); // want RBN301
    }
    for (n, name) in names.iter().enumerate() {
        println!("{n} {}", fs::read(name).is_ok());
    }
    names.iter().chain(given.iter()).all(|name| fs::read(name).is_ok()) // want RBN301
        & names.iter().chain(names.iter()).all(|name| fs::read(name).is_ok())
}

#[no_mangle]
pub extern "C" fn collections_folded(x: *const c_char) -> bool {
    let given = vec![text(x).to_string()];
    let path = given.iter().fold(String::new(), |path, name| path + "/" + name);
    let below = names().iter().fold(text(x).to_string(), |path, name| path + "/" + name);
    let clean = names().iter().fold(String::new(), |path, name| path + "/" + name);
    fs::read(path).is_ok() // want RBN301
        & fs::read(below).is_ok() // want RBN301
        & fs::read(clean).is_ok()
}

#[no_mangle]
pub extern "C" fn collections_made(x: *const c_char) -> bool {
    let clean = iter::repeat("index").take(text(x).len());
    iter::once(text(x)).all(|name| fs::read(name).is_ok()) // want RBN301
        & iter::repeat(text(x)).take(2).any(|name| fs::read(name).is_ok()) // want RBN301
        & clean.clone().any(|name| fs::read(name).is_ok())
}

#[no_mangle]
pub extern "C" fn collections_maps(x: *const c_char) -> bool {
    let mut paths = HashMap::new();
    paths.insert("name", text(x).to_string());
    let mut clean = HashMap::new();
    clean.insert("name", String::from("index"));
    let mut sorted = BTreeMap::new();
    sorted.insert(1, text(x));
    paths.get("name").is_some_and(|path| fs::read(path).is_ok()) // want RBN301
        & paths.values().any(|path| fs::read(path).is_ok()) // want RBN301
        & sorted.values().any(|path| fs::read(path).is_ok()) // want RBN301
        & clean.get("name").is_some_and(|path| fs::read(path).is_ok())
        & clean.values().any(|path| fs::read(path).is_ok())
}

#[no_mangle]
pub extern "C" fn collections_keys(x: *const c_char) -> bool {
    let paths: HashMap<String, usize> = text(x).lines().map(|line| (line.to_string(), 1)).collect();
    paths.keys().any(|path| fs::read(path).is_ok()) // want RBN301
        & paths.values().any(|n| fs::read(format!("/srv/papers/{n}")).is_ok())
}

#[no_mangle]
pub extern "C" fn collections_entries(x: *const c_char) -> bool {
    let mut paths: HashMap<&str, String> = HashMap::new();
    let given = paths.entry("name").or_insert(text(x).to_string()).clone();
    let again = paths.entry("name").or_insert_with(String::new).clone();
    let mut clean: HashMap<&str, String> = HashMap::new();
    let constant = clean.entry("name").or_insert(String::from("index")).clone();
    fs::read(given).is_ok() // want RBN301
        & fs::read(again).is_ok() // want RBN301
        & paths.get("name").is_some_and(|path| fs::read(path).is_ok()) // want RBN301
        & fs::read(constant).is_ok()
}

#[no_mangle]
pub extern "C" fn collections_queues(x: *const c_char) -> bool {
    let mut queue = VecDeque::new();
    queue.push_back(text(x).to_string());
    let mut set = HashSet::new();
    set.insert(text(x).to_string());
    let mut more = names();
    more.extend(queue.iter().cloned());
    queue.pop_front().is_some_and(|path| fs::read(path).is_ok()) // want RBN301
        & set.iter().any(|path| fs::read(path).is_ok()) // want RBN301
        & more.iter().any(|path| fs::read(path).is_ok()) // want RBN301
        & names().iter().any(|path| fs::read(path).is_ok())
}
