mod relays;
mod statics;
mod tasks;
mod threads;

use std::io::{BufRead, BufReader};
use std::net::TcpListener;

pub fn line() -> String {
    let mut text = String::new();
    let (peer, _) = TcpListener::bind("0.0.0.0:7000").unwrap().accept().unwrap();
    BufReader::new(peer).read_line(&mut text).unwrap();
    text
}

fn main() {
    relays::run();
    threads::run();
    statics::run();
    tasks::run();
}
