// Operators, elements and conversions that call what the types of the program define for them.
use std::fmt::Write;
use std::fs;
use std::io::Read as _;
use std::net::TcpStream;
use std::ops::{Add, Deref, Index, Neg, Not};
use std::str::FromStr;

struct Script(String);

impl Add<&str> for Script {
    type Output = Script;
    fn add(self, rhs: &str) -> Script {
        Script(format!("{} {}", self.0, rhs))
    }
}

impl Neg for Script {
    type Output = String;
    fn neg(self) -> String {
        self.0
    }
}

struct Words(Vec<String>);

impl Index<usize> for Words {
    type Output = str;
    fn index(&self, i: usize) -> &str {
        self.0.get(i).map(String::as_str).unwrap_or("")
    }
}

struct Sizes(Vec<String>);

impl Index<usize> for Sizes {
    type Output = str;
    fn index(&self, i: usize) -> &str {
        ["small", "large"][(self.0[i].len() > 9) as usize]
    }
}

struct Host(String);

impl Deref for Host {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Not for Host {
    type Output = String;
    fn not(self) -> String {
        "localhost".into()
    }
}

trait Opened {
    fn open(&self);
}

impl<T: AsRef<str> + ?Sized> Opened for T {
    fn open(&self) {
        let _ = fs::read(self.as_ref()); // want RBN301
    }
}

fn line() -> String {
    let mut line = String::new();
    TcpStream::connect("a:1").unwrap().read_to_string(&mut line).unwrap();
    line
}

fn operators(words: Words) {
    let _ = fs::read(&words[0]); // want RBN301
    words[1].open();
    let script = Script("wc".into()) + &words[2];
    let _ = fs::read(&script.0); // want RBN301
    let _ = fs::read(-script); // want RBN301
    let fixed = Script("wc".into()) + "-l";
    let _ = fs::read(&fixed.0);
    let host = Host(words[4].to_string());
    let _ = fs::read(&*host); // want RBN301
    let _ = fs::read(!host);
}

fn conversions(text: &str) {
    let name = String::from_str(text).unwrap();
    let _ = fs::read(name); // want RBN301
    let wanted: String = FromStr::from_str(text).unwrap();
    let _ = fs::read(wanted); // want RBN301
    let port: u16 = FromStr::from_str(text).unwrap();
    let _ = fs::read(format!("{port}"));
}

fn parts(text: &str) {
    let (digits, rest): (Vec<&str>, Vec<&str>) = text.lines().partition(|l| !l.is_empty() && l.bytes().all(|b| b.is_ascii_digit()));
    for d in digits {
        let _ = fs::read(d);
    }
    for r in rest {
        let _ = fs::read(r); // want RBN301
    }
}

fn hex(text: &str) {
    let mut path = String::from("/srv/");
    for b in text.bytes() {
        let _ = write!(path, "{b:02x}");
    }
    let _ = fs::read(&path);
    let _ = fs::read(format!("{:x}", text.as_bytes()[0]));
    let _ = fs::read(format!("{text:>9}")); // want RBN301
    path.push_str(text);
    path.truncate(9);
    let _ = fs::read(&path); // want RBN301
    path.truncate(0);
    let _ = fs::read(&path);
}

fn main() {
    let text = line();
    operators(Words(text.split_whitespace().map(str::to_string).collect()));
    let sizes = Sizes(text.lines().map(str::to_string).collect());
    let _ = fs::read(&sizes[3]);
    conversions(&text);
    parts(&text);
    hex(&text);
}
