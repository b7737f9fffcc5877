//! Functions that check what they are given and tell by ?, and callers that do not heed what they tell.
use std::fs;
use std::io::{self, Read};
use std::net::TcpListener;
fn word(x: &str) -> Option<&str> {
    x.bytes().all(|b| b.is_ascii_alphanumeric()).then_some(x)
}
fn early(x: &str) -> Option<()> {
    if !x.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    Some(())
}
fn tried(x: &str) -> Option<()> {
    word(x)?;
    Some(())
}
fn passed(x: &str) -> io::Result<usize> {
    let n = x.parse::<u32>().map_err(|_| io::ErrorKind::InvalidInput)?;
    Ok(n as usize)
}
fn a(x: &str) {
    early(x);
    let _ = fs::read(x); // want RBN301
}
fn b(x: &str) {
    tried(x);
    let _ = fs::read(x); // want RBN301
}
fn c(x: &str) {
    let _ = passed(x);
    let _ = fs::read(x); // want RBN301
}
fn d(x: &str) {
    if tried(x).is_some() {
        let _ = fs::read(x);
    }
}
fn e(x: &str) -> Option<()> {
    tried(x)?;
    let _ = fs::read(x);
    Some(())
}
fn f(x: &str) -> io::Result<()> {
    passed(x)?;
    let _ = fs::read(x);
    Ok(())
}
fn g(x: &str) {
    let _ = tried(x);
    let _ = fs::read(x); // want RBN301
}
fn h(x: &str) {
    let n = passed(x).unwrap_or(0);
    let _ = fs::read(x); // want RBN301
    println!("{n}");
}
fn main() -> std::io::Result<()> {
    for s in TcpListener::bind("0.0.0.0:6011")?.incoming() {
        let mut s = s?;
        let mut t = String::new();
        s.read_to_string(&mut t)?;
        a(&t);
        b(&t);
        c(&t);
        d(&t);
        e(&t);
        let _ = f(&t);
        g(&t);
        h(&t);
    }
    Ok(())
}
