//! Numbers that a generic function reads are of the type that is wanted of them.
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::slice::Split;
use std::str::{self, FromStr};

struct Words<'a>(Split<'a, u8, fn(&u8) -> bool>);

impl<'a> Words<'a> {
    fn new(line: &'a [u8]) -> Self {
        Words(line.trim_ascii_end().split(|b| *b == b' '))
    }

    fn word(&mut self) -> Result<&'a str, String> {
        let raw = self.0.next().ok_or("word")?;
        str::from_utf8(raw).map_err(|e| e.to_string())
    }

    fn number<T: FromStr>(&mut self) -> Result<T, String> {
        self.word()?.parse().map_err(|_| "number".to_owned())
    }

    fn maybe<T: FromStr>(&mut self) -> Option<T> {
        self.word().ok()?.parse().ok()
    }
}

fn room(len: usize) -> Vec<u8> {
    vec![0; len] // want RBN804
}

fn more_room(len: usize) -> Vec<u8> {
    vec![0; len] // want RBN804
}

fn small_room(len: u8) -> Vec<u8> {
    vec![0; len as usize]
}

// What a number is counted with, or compared with, says what it is.
fn counted(words: &mut Words) -> Result<Vec<u8>, String> {
    let len = words.number()?;
    Ok(vec![0; len]) // want RBN804
}

fn counted_room(words: &mut Words) -> Result<Vec<u8>, String> {
    let len = words.number()?;
    Ok(Vec::with_capacity(len)) // want RBN804
}

fn compared(words: &mut Words, most: usize) -> Result<Vec<u8>, String> {
    let len = words.number()?;
    if len > most.min(512) {
        return Err("len".into());
    }
    Ok(vec![0; len])
}

fn main() -> Result<(), String> {
    let listener = TcpListener::bind("0.0.0.0:7000").map_err(|e| e.to_string())?;
    let (socket, _) = listener.accept().map_err(|e| e.to_string())?;
    for line in BufReader::new(socket).lines().map_while(Result::ok) {
        let mut words = Words::new(line.as_bytes());
        room(words.number()?);
        small_room(words.number()?);
        let (_, len) = (words.word()?, words.number()?);
        more_room(len);
        let stated = words.maybe::<usize>().ok_or("len")?;
        let _: Vec<u8> = Vec::with_capacity(stated); // want RBN804
        let short = words.maybe::<u16>().ok_or("len")?;
        let _: Vec<u8> = Vec::with_capacity(short.into());
        let (area, _) = words.number::<usize>()?.overflowing_mul(4);
        let _: Vec<u8> = Vec::with_capacity(area); // want RBN804
        let share: f64 = words.number()?;
        let _: Vec<u8> = Vec::with_capacity(share.ceil() as usize); // want RBN804
        counted(&mut words)?;
        counted_room(&mut words)?;
        compared(&mut words, 8)?;
        let bounded: usize = words.number()?;
        let _: Vec<u8> = Vec::with_capacity(bounded.min(512));
    }
    Ok(())
}
