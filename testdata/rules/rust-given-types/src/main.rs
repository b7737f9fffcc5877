//! Functions that take something of any type that implements a trait, and parts of texts.
use std::cell::RefCell;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::net::TcpListener;
use std::rc::Rc;

trait Filter {
    fn apply(&self, x: &str) -> String;
}

struct Raw;
struct Digest;

impl Filter for Raw {
    fn apply(&self, x: &str) -> String {
        x.to_string()
    }
}

impl Filter for Digest {
    fn apply(&self, x: &str) -> String {
        x.len().to_string()
    }
}

fn by_generic<T: Filter + ?Sized>(t: &T, x: &str) -> String {
    format!("/srv/{}", t.apply(x))
}

fn by_object(t: &dyn Filter, x: &str) -> String {
    format!("/srv/{}", t.apply(x))
}

fn by_impl(t: impl Filter, x: &str) -> String {
    format!("/srv/{}", t.apply(x))
}

fn handed_on(t: &dyn Filter, x: &str) -> String {
    by_generic(t, x)
}

fn types(x: &str) {
    let _ = fs::read(by_generic(&Raw, x)); // want RBN301
    let _ = fs::read(by_generic(&Digest, x));
    let _ = fs::read(by_object(&Raw, x)); // want RBN301
    let _ = fs::read(by_object(&Digest, x));
    let _ = fs::read(by_impl(Raw, x)); // want RBN301
    let _ = fs::read(by_impl(Digest, x));
    let _ = fs::read(handed_on(&Raw, x)); // want RBN301
    let _ = fs::read(handed_on(&Digest, x));
    let fixed: Box<dyn Filter> = Box::new(Digest);
    let _ = fs::read(by_generic(fixed.as_ref(), x));
    let either: Box<dyn Filter> = if x.len() > 3 { Box::new(Digest) } else { Box::new(Raw) };
    let _ = fs::read(by_generic(either.as_ref(), x)); // want RBN301
}

fn counted(x: &str) {
    let a = Rc::new(RefCell::new(String::from("s")));
    let b = Rc::clone(&a);
    b.borrow_mut().push_str(x);
    let _ = fs::read(&*a.borrow()); // want RBN301
}

fn copied(x: &str) {
    let a = RefCell::new(String::from("s"));
    let b = a.clone();
    b.borrow_mut().push_str(x);
    let _ = fs::read(&*a.borrow());
}

fn parts(x: &str) {
    let _ = fs::read(x.split(|c: char| !c.is_ascii_digit()).next().unwrap_or("0"));
    let _ = fs::read(x.split(',').next().unwrap_or("0")); // want RBN301
    let _ = fs::read(x.split(|c: char| c == ',').next().unwrap_or("0")); // want RBN301
    let digits: String = x.matches(|c: char| c.is_ascii_digit()).collect();
    let _ = fs::read(digits);
    let others: String = x.matches(|c: char| !c.is_ascii_digit()).collect();
    let _ = fs::read(others); // want RBN301
    for word in x.split(|c: char| !c.is_alphanumeric()) {
        let _ = fs::read(word);
    }
}

fn last_part(x: &str) {
    let name = x.rsplit('/').next().unwrap_or("0");
    let _ = fs::read(format!("/srv/_{name}"));
    let _ = fs::read(format!("/srv/{name}")); // want RBN301
}

fn last_part_or(x: &str) {
    let name = x.rsplit('/').next().unwrap_or("none");
    if name != ".." && !name.is_empty() {
        let _ = fs::read(format!("/srv/{name}"));
    }
    let name = x.rsplit(',').next().unwrap_or("none");
    if name != ".." {
        let _ = fs::read(format!("/srv/{name}")); // want RBN301
    }
}

fn last_part_of_list(x: &str) {
    let name = x.rsplit(',').next().unwrap_or("0");
    let _ = fs::read(format!("/srv/_{name}")); // want RBN301
}

fn last_part_named(x: &str) {
    let name = x.rsplit('/').next().unwrap_or("0");
    let _ = fs::read(format!("/srv/_{}", name));
}

fn main() -> io::Result<()> {
    for s in TcpListener::bind("0.0.0.0:6011")?.incoming() {
        for line in BufReader::new(s?).lines() {
            let line = line?;
            types(&line);
            counted(&line);
            copied(&line);
            parts(&line);
            last_part(&line);
            last_part_or(&line);
            last_part_of_list(&line);
            last_part_named(&line);
        }
    }
    Ok(())
}
