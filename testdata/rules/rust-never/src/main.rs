//! Functions of other files that never return, and those that only look like it.
mod fail;
mod report;

use fail::{abandon, warn};
use std::fs;

fn odd(name: &str) -> bool {
    name.contains('/') || name.contains("..")
}

fn ended(name: &str) {
    if odd(name) {
        abandon("not a name");
    }
    fs::read(format!("/srv/{name}")).ok();
}

fn ended_by_path(name: &str) {
    if odd(name) {
        crate::fail::abandon("not a name")
    }
    fs::read(format!("/srv/{name}")).ok();
}

fn ended_by_type(name: &str) {
    if odd(name) {
        fail::Usage::stop::<String>(name.to_string())
    }
    fs::read(format!("/srv/{name}")).ok();
}

fn chosen(name: &str) {
    let plain = match name.strip_prefix("page-") {
        Some(_) if odd(name) => abandon("not a name"),
        Some(_) => name,
        None => abandon("no page"),
    };
    fs::read(format!("/srv/{plain}")).ok();
}

fn told(name: &str) {
    if odd(name) {
        warn("not a name");
    }
    fs::read(format!("/srv/{name}")).ok(); // want RBN301
}

// Another function of that name returns.
fn reported(name: &str) {
    if odd(name) {
        report::finish("not a name");
    }
    fs::read(format!("/srv/{name}")).ok(); // want RBN301
}

// A closure of that name returns.
fn closed(name: &str) {
    let leave = |text: &str| println!("{text}");
    if odd(name) {
        leave("not a name");
    }
    fs::read(format!("/srv/{name}")).ok(); // want RBN301
}

// The function that it takes never returns, it does.
fn handed(name: &str) {
    if odd(name) {
        fail::with(fail::leave, true);
    }
    fs::read(format!("/srv/{name}")).ok(); // want RBN301
}

struct Reader;

impl Reader {
    fn give_up(&self, name: &str) -> ! {
        fail::leave(name)
    }

    fn read(&self, name: &str) {
        if odd(name) {
            self.give_up(name);
        }
        fs::read(format!("/srv/{name}")).ok();
    }
}

fn main() {
    let name = std::env::args().nth(1).unwrap();
    match name.len() {
        1 => ended(&name),
        2 => ended_by_path(&name),
        3 => ended_by_type(&name),
        4 => chosen(&name),
        5 => told(&name),
        6 => reported(&name),
        7 => closed(&name),
        8 => handed(&name),
        _ => Reader.read(&name),
    }
    if name.is_empty() {
        fail::finish("empty");
    }
}
