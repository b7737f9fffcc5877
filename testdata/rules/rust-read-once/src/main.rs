//! What is read once is gone: a check of it is none of what is read next.

use std::fs::File;
use std::io::Read;
use std::net::TcpListener;

use bytes::Buf;

fn sent() -> Vec<u8> {
    let mut frame = Vec::new();
    TcpListener::bind("0.0.0.0:7014").unwrap().accept().unwrap().0.read_to_end(&mut frame).unwrap();
    frame
}

const TABLE: [u8; 16] = [0; 16];

fn second(frame: &[u8]) -> u8 {
    let mut rest = frame;
    if rest.get_u32() != 7 {
        return 0;
    }
    let index = rest.get_u32() as usize;
    unsafe { *TABLE.get_unchecked(index) } // want RBN802
}

fn first(frame: &[u8]) -> u8 {
    let mut rest = frame;
    let index = rest.get_u32() as usize;
    if index != 7 {
        return 0;
    }
    unsafe { *TABLE.get_unchecked(index) }
}

fn words(text: &str) {
    let mut words = text.split(' ');
    if words.next() != Some("motto") {
        return;
    }
    File::open(words.next().unwrap()).ok(); // want RBN301
}

fn word(text: &str) {
    let mut words = text.split(' ');
    let word = words.next();
    if word == Some("motto") {
        File::open(word.unwrap()).ok();
    }
}

fn main() {
    let frame = sent();
    println!("{} {}", first(&frame), second(&frame));
    let text = String::from_utf8_lossy(&frame);
    words(&text);
    word(&text);
}
