//! A list of checks: closures, functions, objects behind a trait.

use std::fs;
use std::path::Path;

type Check = fn(&str) -> bool;

const CHECKS: [Check; 2] = [|text| !text.contains(".."), |text| !text.starts_with('/')];
const HALF: [Check; 2] = [|text| !text.contains(".."), |text| !text.is_empty()];
const NAMED: [(&str, Check); 2] = [("dots", |text| !text.contains("..")), ("root", |text| !text.starts_with('/'))];

trait Rule {
    fn allows(&self, text: &str) -> bool;
}

struct NoSlash;
struct NoDots;
struct Short(usize);

impl Rule for NoSlash {
    fn allows(&self, text: &str) -> bool {
        !text.contains('/')
    }
}

impl Rule for NoDots {
    fn allows(&self, text: &str) -> bool {
        !text.contains("..")
    }
}

impl Rule for Short {
    fn allows(&self, text: &str) -> bool {
        text.len() < self.0
    }
}

fn word() -> String {
    std::env::args().nth(1).unwrap()
}

fn read(text: &str) {
    fs::read(Path::new("/srv").join(text)).unwrap();
}

fn closures() {
    let text = word();
    if CHECKS.iter().all(|check| check(&text)) {
        read(&text);
    }
    if HALF.iter().all(|check| check(&text)) {
        fs::read(Path::new("/srv").join(&text)).unwrap(); // want RBN301
    }
    if CHECKS.iter().any(|check| check(&text)) {
        fs::read(Path::new("/srv").join(&text)).unwrap(); // want RBN301
    }
}

fn refused_by_one() {
    let text = word();
    if CHECKS.iter().any(|check| !check(&text)) {
        return;
    }
    read(&text);
}

fn named() -> Result<(), &'static str> {
    let text = word();
    for (name, check) in NAMED {
        if !check(&text) {
            return Err(name);
        }
    }
    read(&text);
    Ok(())
}

fn boxed() {
    let text = word();
    let checks: Vec<Box<dyn Fn(&str) -> bool>> = vec![Box::new(|text| !text.contains("..")), Box::new(|text| !text.starts_with('/'))];
    if checks.iter().all(|check| check(&text)) {
        read(&text);
    }
}

fn objects() {
    let text = word();
    let rules: Vec<Box<dyn Rule>> = vec![Box::new(NoSlash), Box::new(NoDots)];
    if rules.iter().all(|rule| rule.allows(&text)) {
        read(&text);
    }
    let weak: Vec<Box<dyn Rule>> = vec![Box::new(NoDots), Box::new(Short(9))];
    if weak.iter().all(|rule| rule.allows(&text)) {
        fs::read(Path::new("/srv").join(&text)).unwrap(); // want RBN301
    }
}

fn one_by_one() {
    let text = word();
    let rules: [&dyn Rule; 2] = [&NoSlash, &NoDots];
    for rule in rules {
        if !rule.allows(&text) {
            return;
        }
    }
    read(&text);
}

fn one_by_one_weak() {
    let text = word();
    let rules: [&dyn Rule; 2] = [&Short(9), &NoDots];
    for rule in rules {
        if !rule.allows(&text) {
            return;
        }
    }
    fs::read(Path::new("/srv").join(&text)).unwrap(); // want RBN301
}

fn main() {
    closures();
    refused_by_one();
    named().unwrap();
    boxed();
    objects();
    one_by_one();
    one_by_one_weak();
}
