//! `?` makes of an error that of the function, by a From of the program.

use std::fmt;
use std::process::Command;

#[derive(Debug)]
enum Failure {
    Parsed { text: String },
    Read(std::io::Error),
    Found(&'static str),
}

struct ParseError {
    text: String,
    at: usize,
}

impl From<ParseError> for Failure {
    fn from(error: ParseError) -> Self {
        Failure::Parsed { text: format!("{} at {}", error.text, error.at) }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Failure::Read(error)
    }
}

impl From<fmt::Error> for Failure {
    fn from(_: fmt::Error) -> Self {
        Failure::Found("format")
    }
}

fn word() -> String {
    std::env::args().nth(1).unwrap()
}

fn parse(text: &str) -> Result<u32, ParseError> {
    text.parse().map_err(|_| ParseError { text: text.to_string(), at: text.len() })
}

fn number(text: &str) -> Result<u32, Failure> {
    let number = parse(text)?;
    if number > 9 {
        return Err(Failure::Found("too much"));
    }
    std::fs::write("/srv/number", "1")?;
    Ok(number)
}

fn twice(text: &str) -> Result<u32, Failure> {
    Ok(number(text)? * 2)
}

fn forgotten(text: &str) -> Result<u32, Failure> {
    fn checked(text: &str) -> Result<u32, fmt::Error> {
        text.parse().map_err(|_| fmt::Error)
    }
    Ok(checked(text)?)
}

// A derived conversion puts the error into the variant that says so.
#[derive(Debug, thiserror::Error)]
#[error("bad order {text}")]
struct BadOrder {
    text: String,
}

#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("order: {0}")]
    Order(#[from] BadOrder),
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    #[error("{what}")]
    Other { what: String },
}

fn order(text: &str) -> Result<usize, BadOrder> {
    if text.len() > 9 {
        return Err(BadOrder { text: text.to_string() });
    }
    Ok(text.len())
}

fn ordered(text: &str) -> Result<usize, Refused> {
    let size = order(text)?;
    std::fs::write("/srv/order", "1")?;
    if size == 3 {
        return Err(Refused::Other { what: String::from("three") });
    }
    Ok(size)
}

fn derived(text: &str) {
    match ordered(text) {
        Err(Refused::Order(error)) => drop(Command::new("sh").arg("-c").arg(error.text)), // want RBN201
        Err(Refused::File(error)) => drop(Command::new("sh").arg("-c").arg(error.to_string())),
        Err(Refused::Other { what }) => drop(Command::new("sh").arg("-c").arg(what)),
        Ok(size) => drop(Command::new("sh").arg("-c").arg(size.to_string())),
    }
    if let Err(error) = ordered(text) {
        std::fs::read(error.to_string()).unwrap(); // want RBN301
    }
}

fn main() {
    let text = word();
    derived(&text);
    match twice(&text) {
        Ok(number) => drop(Command::new("sh").arg("-c").arg(format!("echo {number}"))),
        Err(Failure::Parsed { text }) => drop(Command::new("sh").arg("-c").arg(text)), // want RBN201
        Err(Failure::Read(error)) => drop(Command::new("sh").arg("-c").arg(error.to_string())),
        Err(Failure::Found(what)) => drop(Command::new("sh").arg("-c").arg(what)),
    }
    if let Err(Failure::Found(what)) = forgotten(&text) {
        Command::new("sh").arg("-c").arg(what);
    }
}
