//! What is printed or put into a text is what the type's own Display writes, also where a function only knows that it has one.

use std::fmt::{self, Display, Write};
use std::fs::File;
use std::io::Read;
use std::net::TcpListener;

struct Raw(String);

impl Display for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Its letters; all else is an underscore.
struct Plain(String);

impl Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                'a'..='z' => f.write_char(c)?,
                _ => f.write_char('_')?,
            }
        }
        Ok(())
    }
}

/// The text that stands in the file of that name.
struct Included(String);

impl Display for Included {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        File::open(&self.0).unwrap().read_to_string(&mut text).unwrap(); // want RBN301
        f.write_str(&text)
    }
}

struct Motto(String);

impl Display for Motto {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        File::open(&self.0).unwrap().read_to_string(&mut text).unwrap();
        f.write_str(&text)
    }
}

fn sent() -> String {
    let mut name = String::new();
    TcpListener::bind("0.0.0.0:7012").unwrap().accept().unwrap().0.read_to_string(&mut name).unwrap();
    name
}

fn named(what: impl Display) -> String {
    format!("/srv/{what}")
}

fn named_by<T: Display>(what: T) -> String {
    format!("/srv/{}", what)
}

fn lent(what: &dyn Display) -> String {
    what.to_string()
}

#[derive(Default)]
struct Page {
    body: String,
}

impl Page {
    fn add(mut self, what: impl Display) -> Page {
        writeln!(self.body, "{what}").unwrap();
        self
    }

    fn twice(self, what: impl Display) -> Page {
        self.add(what)
    }
}

fn main() {
    File::open(named(Raw(sent()))).ok(); // want RBN301
    File::open(named(Plain(sent()))).ok();
    File::open(named_by(Raw(sent()))).ok(); // want RBN301
    File::open(named_by(Plain(sent()))).ok();
    File::open(lent(&Raw(sent()))).ok(); // want RBN301
    File::open(lent(&Plain(sent()))).ok();
    File::open(Page::default().add(Raw(sent())).body).ok(); // want RBN301
    File::open(Page::default().add(Plain(sent())).body).ok();
    File::open(Page::default().twice(Raw(sent())).body).ok(); // want RBN301
    File::open(Page::default().twice(Plain(sent())).body).ok();
    let included = Included(sent());
    println!("{included}");
    eprintln!("{}", Motto("/etc/motd".into()));
}
