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

#[derive(Clone, Copy)]
struct Slot(usize);

impl Slot {
    fn new(raw: u32) -> Option<Slot> {
        ((raw as usize) < TABLE.len()).then_some(Slot(raw as usize))
    }
}

const TABLE: [u8; 64] = [0; 64];

enum Request {
    Peek(usize),
    Value(Slot),
}

fn asked(line: &str) -> Option<Request> {
    match line.split_once(' ')? {
        ("peek", at) => usize::from_str_radix(at, 16).ok().map(Request::Peek),
        ("value", at) => u32::from_str_radix(at, 16).ok().and_then(Slot::new).map(Request::Value),
        ("short", at) => u16::from_str_radix(at, 16).ok().map(|n| Request::Peek(n as usize)),
        ("long", at) => u64::from_str_radix(at, 16).ok().map(|n| Request::Peek(n as usize)),
        ("back", at) => i64::from_str_radix(at, 16).ok().map(|n| Request::Peek(n as usize)),
        ("below", at) => i32::from_str_radix(at, 16).ok().map(|n| Request::Peek(n as usize)),
        _ => None,
    }
}

fn answer(line: &str) -> u8 {
    match asked(line) {
        Some(Request::Peek(at)) => unsafe { *TABLE.get_unchecked(at) }, // want RBN802
        Some(Request::Value(slot)) => unsafe { *TABLE.get_unchecked(slot.0) },
        None => 0,
    }
}

fn main() {
    parted();
    println!("{}", answer(&sent()));
    for feed in all() {
        feed.feed(&sent());
    }
}
