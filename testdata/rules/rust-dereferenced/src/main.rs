//! What a type of the program dereferences to is what its deref lends: of a code that was checked when it was made, the code.

use std::fs::File;
use std::io::Read;
use std::net::TcpListener;
use std::ops::Deref;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Code(String);

impl TryFrom<String> for Code {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.chars().all(|c| c.is_ascii_alphanumeric()) {
            Ok(Code(text))
        } else {
            Err("code")
        }
    }
}

impl Deref for Code {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

#[derive(Deserialize)]
struct Loose(String);

impl Deref for Loose {
    type Target = String;

    fn deref(&self) -> &String {
        &self.0
    }
}

struct Printer {
    name: Loose,
    tray: Code,
}

impl Deref for Printer {
    type Target = Loose;

    fn deref(&self) -> &Loose {
        &self.name
    }
}

#[derive(Deserialize)]
struct Order {
    code: Code,
    title: String,
    name: Loose,
    tray: Code,
}

fn named(name: &str) {
    File::open(name).ok(); // want RBN301
}

fn coded(code: &str) {
    File::open(code).ok();
}

fn main() {
    let mut text = String::new();
    TcpListener::bind("0.0.0.0:7018").unwrap().accept().unwrap().0.read_to_string(&mut text).unwrap();
    let order: Order = serde_json::from_str(&text).unwrap();
    File::open(format!("/srv/{}", &*order.code)).ok();
    File::open(format!("/srv/{}", order.title)).ok(); // want RBN301
    File::open(format!("/srv/{}", &*order.name)).ok(); // want RBN301
    named(&order.name);
    coded(&order.code);
    let code: &str = &order.code;
    File::open(format!("/srv/{code}")).ok();
    let name: &str = &order.name;
    File::open(format!("/srv/{name}")).ok(); // want RBN301
    let same: &Loose = &order.name;
    File::open(format!("/srv/{}", same.0)).ok(); // want RBN301
    let title: &str = &order.title;
    File::open(format!("/srv/{title}")).ok(); // want RBN301
    let printer = Printer { name: order.name, tray: order.tray };
    File::open(format!("/srv/{}", &*printer.tray)).ok();
    File::open(format!("/srv/{}", **printer)).ok(); // want RBN301
}
