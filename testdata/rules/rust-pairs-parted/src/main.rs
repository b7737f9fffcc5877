//! Lists of pairs that are taken apart, and a trait that some boxes implement and others only hold something that does.

use std::fs::File;
use std::io::Read;
use std::net::TcpListener;

fn sent() -> String {
    let mut name = String::new();
    TcpListener::bind("0.0.0.0:7017").unwrap().accept().unwrap().0.read_to_string(&mut name).unwrap();
    name
}

fn columns() -> Vec<(&'static str, String)> {
    vec![("name", sent()), ("note", sent())]
}

fn parted() {
    let (names, values): (Vec<_>, Vec<_>) = columns().into_iter().unzip();
    File::open(names.join("-")).ok();
    File::open(values.join("-")).ok(); // want RBN301
}

trait Feed {
    fn feed(&self, name: &str);
}

trait Consumer {
    fn on(&self, name: &str);
}

impl<C: Consumer> Feed for C {
    fn feed(&self, name: &str) {
        self.on(name);
    }
}

struct Labels;

impl Consumer for Labels {
    fn on(&self, name: &str) {
        File::open(name).ok(); // want RBN301
    }
}

struct Manifests;

impl Feed for Box<Manifests> {
    fn feed(&self, name: &str) {
        File::open(name).ok(); // want RBN301
    }
}

fn all() -> Vec<Box<dyn Feed>> {
    vec![Box::new(Labels), Box::new(Box::new(Manifests))]
}

fn main() {
    parted();
    for feed in all() {
        feed.feed(&sent());
    }
}
