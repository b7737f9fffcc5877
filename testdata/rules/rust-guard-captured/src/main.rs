//! Checks whose results are kept, asked by patterns, or that a closure stands behind.
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::net::TcpListener;
use std::process::Command;

fn sh(script: &str) {
    let _ = Command::new("sh").arg("-c").arg(script).status(); // want RBN201
}

fn check(x: &str) -> io::Result<()> {
    if x.bytes().all(|b| b.is_ascii_digit()) {
        Ok(())
    } else {
        Err(io::ErrorKind::InvalidInput.into())
    }
}

fn refuse(x: &str) -> Result<(), String> {
    if x != "a" {
        Err("unknown".to_string())?;
    }
    Ok(())
}

fn accept(x: &str) -> Result<(), String> {
    if x == "a" {
        Err("reserved".to_string())?;
    }
    Ok(())
}

fn kept(x: &str) {
    let checked = check(x);
    if let Err(e) = checked {
        eprintln!("{:?}", e.kind());
        return;
    }
    let _ = Command::new("sh").arg("-c").arg(format!("echo {x}")).status();
}

fn kept_otherwise(x: &str) {
    let checked = check(x);
    if let Ok(()) = checked {
        return;
    }
    sh(&format!("echo {x}"));
}

fn kept_matched(x: &str) {
    let checked = check(x);
    match checked {
        Ok(()) => {
            let _ = fs::read(x);
        }
        Err(_) => {
            let _ = fs::read(x); // want RBN301
        }
    }
}

fn behind(x: &str) -> io::Result<Vec<u8>> {
    check(x).and_then(|_| fs::read(x))
}

fn behind_map(x: &str) -> io::Result<usize> {
    check(x).map(|()| fs::read(x).map_or(0, |b| b.len()))
}

fn behind_failure(x: &str) -> io::Result<()> {
    check(x).or_else(|_| fs::read(x).map(drop)) // want RBN301
}

fn refused(x: &str) {
    if refuse(x).is_ok() {
        let _ = fs::read(x);
    }
    if accept(x).is_ok() {
        let _ = fs::read(x); // want RBN301
    }
}

enum Ask<'a> {
    Note(&'a str),
    Pair(&'a str, u32),
}

fn ask(a: Ask) {
    match a {
        Ask::Note(t @ ("in" | "out")) => {
            let _ = fs::read(t);
        }
        Ask::Note(t) => {
            let _ = fs::read(t); // want RBN301
        }
        Ask::Pair(t @ "all", _) => {
            let _ = fs::read(t);
        }
        Ask::Pair(t, _) => {
            let _ = fs::read(t); // want RBN301
        }
    }
}

fn letters(line: &str) {
    let mut chars = line.chars();
    let (Some(a @ 'a'..='z'), Some(b @ '0'..='9')) = (chars.next(), chars.next()) else { return };
    let _ = fs::read(format!("/srv/{a}{b}"));
}

struct Item {
    image: Option<String>,
    name: String,
}

fn based(i: Item) {
    let c = Item { image: None, ..i };
    let _ = fs::read(format!("/srv/{}", c.image.as_deref().unwrap_or("none")));
    let _ = fs::read(format!("/srv/{}", c.name)); // want RBN301
}

fn parts(x: &str) {
    if x.split(',').all(|p| p.bytes().all(|b| b.is_ascii_alphanumeric())) {
        let _ = Command::new("sh").arg("-c").arg(format!("echo {x}")).status();
    }
    if x.split(',').all(|p| !p.is_empty()) {
        let _ = Command::new("sh").arg("-c").arg(format!("echo {x}")).status(); // want RBN201
    }
}

fn parts_of_a_script(x: &str) {
    if x.split(';').all(|p| p.bytes().all(|b| b.is_ascii_alphanumeric())) {
        let _ = Command::new("sh").arg("-c").arg(format!("echo {x}")).status(); // want RBN201
    }
}

fn numbers(x: &str) {
    if x.parse::<u16>().map(|n| n < 50).unwrap_or(false) {
        let _ = Command::new("sh").arg("-c").arg(format!("echo {x}")).status();
    }
    if x.parse::<u16>().map(|n| n < 50).unwrap_or(true) {
        let _ = Command::new("sh").arg("-c").arg(format!("echo {x}")).status(); // want RBN201
    }
}

fn main() -> io::Result<()> {
    for s in TcpListener::bind("0.0.0.0:6011")?.incoming() {
        for line in BufReader::new(s?).lines() {
            let line = line?;
            kept(&line);
            kept_otherwise(&line);
            kept_matched(&line);
            let _ = behind(&line);
            let _ = behind_map(&line);
            let _ = behind_failure(&line);
            refused(&line);
            ask(Ask::Note(&line));
            ask(Ask::Pair(&line, 1));
            letters(&line);
            based(Item { image: Some(line.clone()), name: line.clone() });
            parts(&line);
            parts_of_a_script(&line);
            numbers(&line);
        }
    }
    Ok(())
}
