//! Methods of the library that are called by their paths, and fill their first argument.
use std::collections::VecDeque;
use std::fmt;
use std::io::{self, BufRead, Read, Write};
use std::process::Command;

fn given() -> String {
    std::env::args().nth(1).unwrap_or_default()
}

fn written() -> io::Result<()> {
    let mut bytes: Vec<u8> = Vec::new();
    Write::write_all(&mut bytes, b"ls")?;
    Command::new("sh").arg("-c").arg(String::from_utf8_lossy(&bytes).as_ref()).status()?;
    Write::write_all(&mut bytes, given().as_bytes())?;
    Command::new("sh").arg("-c").arg(String::from_utf8_lossy(&bytes).as_ref()).status()?; // want RBN201
    let mut kept = Vec::new();
    Write::write_all(&mut io::stdout(), given().as_bytes())?;
    Write::write_all(&mut kept, b"ls")?;
    Command::new("sh").arg("-c").arg(String::from_utf8_lossy(&kept).as_ref()).status()?;
    Ok(())
}

fn formatted() -> fmt::Result {
    let mut text = String::new();
    fmt::Write::write_str(&mut text, "ls")?;
    Command::new("sh").arg("-c").arg(&text).status().ok();
    fmt::Write::write_str(&mut text, &given())?;
    Command::new("sh").arg("-c").arg(&text).status().ok(); // want RBN201
    let mut pushed = String::new();
    String::push_str(&mut pushed, &given());
    Command::new("sh").arg("-c").arg(&pushed).status().ok(); // want RBN201
    Ok(())
}

fn read() -> io::Result<()> {
    let mut text = String::new();
    Read::read_to_string(&mut io::stdin(), &mut text)?;
    Command::new("sh").arg("-c").arg(&text).status()?; // want RBN201
    let mut line = String::new();
    BufRead::read_line(&mut io::stdin().lock(), &mut line)?;
    Command::new("sh").arg("-c").arg(&line).status()?; // want RBN201
    Ok(())
}

fn listed() {
    let mut list = Vec::new();
    Vec::push(&mut list, String::from("ls"));
    Vec::push(&mut list, given());
    Command::new("sh").arg("-c").arg(&list[1]).status().ok(); // want RBN201
    let mut more = VecDeque::new();
    Extend::extend(&mut more, [given()]);
    Command::new("sh").arg("-c").arg(more.pop_front().unwrap_or_default()).status().ok(); // want RBN201
}

/// Its fields are written by what is derived.
#[derive(derive_more::Display)]
#[display("{tool} {file}")]
struct Line {
    tool: String,
    file: String,
}

fn displayed() {
    let line = Line { tool: "ls".into(), file: given() };
    Command::new("sh").arg("-c").arg(line.to_string()).status().ok(); // want RBN201
    let line = Line { tool: "ls".into(), file: "-l".into() };
    Command::new("sh").arg("-c").arg(line.to_string()).status().ok();
}

fn main() {
    written().ok();
    formatted().ok();
    read().ok();
    listed();
    displayed();
}
