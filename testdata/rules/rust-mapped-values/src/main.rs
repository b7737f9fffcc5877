// Values that are made by the constructor of a tuple struct or a variant, which is given as a function.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::net::TcpListener;
use std::num::ParseIntError;
use std::ptr;
use std::str::FromStr;

use url::form_urlencoded;

struct Address(usize);

impl FromStr for Address {
    type Err = io::Error;

    fn from_str(s: &str) -> io::Result<Address> {
        usize::from_str_radix(s, 16).map(Address).map_err(|_| io::ErrorKind::InvalidInput.into())
    }
}

impl Address {
    fn ptr<T>(&self) -> *const T {
        self.0 as *const T
    }
}

struct Slot(u8);

impl Slot {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }
}

struct Word(String);

enum Name {
    Short(String),
    Long(String),
    Number(u32),
}

#[derive(Debug)]
enum Fault {
    Number(ParseIntError),
    Text(String),
}

fn address(q: &str) -> io::Result<u8> {
    let at: Address = q.parse()?;
    Ok(unsafe { ptr::read(at.0 as *const u8) }) // want RBN801
}

fn generic(q: &str) -> io::Result<u32> {
    let at: Address = q.parse()?;
    Ok(unsafe { *at.ptr::<u32>() }) // want RBN801
}

fn slot(q: &str) -> Option<Vec<u8>> {
    let slot = Slot::read(q)?;
    fs::read(format!("/srv/slots/{}", slot.0)).ok()
}

fn word(q: &str) -> Option<Vec<u8>> {
    let word = q.split('=').nth(1).map(str::to_string).map(Word)?;
    fs::read(format!("/srv/words/{}", word.0)).ok() // want RBN301
}

fn variant(q: &str) -> Option<Vec<u8>> {
    let name = q.strip_prefix("s:").map(String::from).map(Name::Short);
    match name? {
        Name::Short(name) | Name::Long(name) => fs::read(format!("/srv/names/{name}")).ok(), // want RBN301
        Name::Number(n) => fs::read(format!("/srv/names/{n}")).ok(),
    }
}

fn number(q: &str) -> Option<Vec<u8>> {
    match q.parse().map(Name::Number).ok()? {
        Name::Number(n) => fs::read(format!("/srv/names/{n}")).ok(),
        _ => None,
    }
}

fn words(q: &str) -> Vec<Word> {
    q.split(',').map(str::to_string).map(Word).collect()
}

fn all(q: &str) {
    for w in words(q) {
        fs::remove_file(format!("/srv/words/{}", w.0)).ok(); // want RBN301
    }
}

fn fault(q: &str) -> Result<u32, Fault> {
    q.parse().map_err(Fault::Number)
}

fn refused(q: &str) {
    if let Err(Fault::Text(name)) = Err::<(), String>(q.to_string()).map_err(Fault::Text) {
        fs::remove_file(format!("/srv/refused/{name}")).ok(); // want RBN301
    }
    if let Ok(n) = fault(q) {
        fs::remove_file(format!("/srv/refused/{n}")).ok();
    }
}

// The names and values of a form.
fn form(q: &str) -> Option<Vec<u8>> {
    let file = form_urlencoded::parse(q.as_bytes()).find(|(k, _)| k == "file").map(|(_, v)| v.into_owned());
    fs::read(format!("/srv/files/{}", file?)).ok() // want RBN301
}

fn form_number(q: &str) -> Option<Vec<u8>> {
    let number = url::form_urlencoded::parse(q.as_bytes()).find(|(k, _)| k == "n").and_then(|(_, v)| v.parse::<u32>().ok());
    fs::read(format!("/srv/files/{}", number?)).ok()
}

fn form_loop(q: &str) {
    for (key, value) in form_urlencoded::parse(q.as_bytes()) {
        if key == "drop" {
            fs::remove_file(format!("/srv/files/{value}")).ok(); // want RBN301
        }
    }
    let count = form_urlencoded::parse(q.as_bytes()).count();
    fs::remove_file(format!("/srv/files/{count}")).ok();
}

// A variant that is made with the names of its fields is of its enum, whose methods it has.
enum Cue {
    Sound { clip: String },
    Wait { seconds: u8 },
}

impl Cue {
    fn play(self) {
        match self {
            Cue::Sound { clip } => drop(fs::read(format!("/srv/clips/{clip}"))), // want RBN301
            Self::Wait { seconds } => drop(fs::read(format!("/srv/waits/{seconds}"))),
        }
    }
}

fn cue(q: &str) {
    Cue::Sound { clip: q.to_string() }.play();
    Cue::Wait { seconds: q.parse().unwrap_or(1) }.play();
}

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("0.0.0.0:7400")?;
    loop {
        let (stream, _) = listener.accept()?;
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line)?;
        let (verb, q) = line.split_once(' ').unwrap_or(("", ""));
        match verb {
            "address" => drop(address(q)),
            "generic" => drop(generic(q)),
            "slot" => drop(slot(q)),
            "word" => drop(word(q)),
            "variant" => drop(variant(q)),
            "number" => drop(number(q)),
            "all" => all(q),
            "refused" => refused(q),
            "cue" => cue(q),
            "form" => drop(form(q)),
            "form-number" => drop(form_number(q)),
            "form-loop" => form_loop(q),
            _ => {}
        }
    }
}
