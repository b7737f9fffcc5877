use either::Either;
use std::fs;
use std::io::{self, Read};
use std::net::TcpListener;
use std::ops::ControlFlow;

// What a loop was ended with, and other variants of libraries that hold a value.
fn long(text: &str) -> ControlFlow<String> {
    if text.len() > 3 {
        return ControlFlow::Break(text.to_string());
    }
    ControlFlow::Continue(())
}

fn found(text: &str) -> io::Result<()> {
    if let ControlFlow::Break(word) = long(text) {
        fs::read(word)?; // want RBN301
    }
    if let ControlFlow::Break(word) = long("fixed") {
        fs::read(word)?;
    }
    let first = text.split(' ').try_for_each(|w| if w.len() > 3 { ControlFlow::Break(w) } else { ControlFlow::Continue(()) });
    match first {
        ControlFlow::Break(word) => fs::read(word).map(drop)?, // want RBN301
        ControlFlow::Continue(()) => fs::read("none").map(drop)?,
    }
    if let Some(word) = first.break_value() {
        fs::read(word)?; // want RBN301
    }
    let length = text.split(' ').try_for_each(|w| if w.len() > 3 { ControlFlow::Break(w.len()) } else { ControlFlow::Continue(()) });
    if let ControlFlow::Break(n) = length {
        fs::read(format!("/srv/{n}"))?;
    }
    let refused: Result<(), &str> = text.split(' ').try_for_each(|w| if w.len() > 3 { Err(w) } else { Ok(()) });
    if let Err(word) = refused {
        fs::read(word)?; // want RBN301
    }
    let all: Result<(), usize> = text.split(' ').try_for_each(|w| if w.len() > 3 { Err(w.len()) } else { Ok(()) });
    if let Err(n) = all {
        fs::read(format!("/srv/{n}"))?;
    }
    Ok(())
}

fn either(text: &str) -> io::Result<()> {
    let one: Either<String, usize> = if text.len() > 3 { Either::Left(text.to_string()) } else { Either::Right(text.len()) };
    match one {
        Either::Left(word) => fs::read(word).map(drop), // want RBN301
        Either::Right(_) => fs::read("none").map(drop),
    }
}

fn main() -> io::Result<()> {
    for peer in TcpListener::bind("0.0.0.0:3434")?.incoming() {
        let mut text = String::new();
        peer?.read_to_string(&mut text)?;
        found(&text)?;
        either(&text)?;
    }
    Ok(())
}
