use std::cell::{Cell, RefCell};
use std::process::Command;

use magnus::{function, method, prelude::*, Error, Ruby};

fn sh(command: &str) -> bool {
    Command::new("sh").arg("-c").arg(command).status().is_ok_and(|s| s.success())
}

#[derive(Default)]
#[magnus::wrap(class = "Depot::Queue")]
struct Queue {
    lines: RefCell<Vec<String>>,
    notes: RefCell<Vec<String>>,
}

impl Queue {
    fn push(&self, line: String) {
        self.lines.borrow_mut().push(line);
    }

    fn note(&self, note: String) {
        self.notes.borrow_mut().push(note);
    }

    fn run(&self) -> bool {
        let lines = self.lines.borrow().join(";");
        Command::new("sh").arg("-c").arg(lines).status().is_ok() // want RBN201
    }
}

#[derive(Default)]
#[magnus::wrap(class = "Depot::Count")]
struct Count {
    n: Cell<usize>,
    last: RefCell<String>,
}

impl Count {
    fn push(&self, line: String) {
        self.n.set(self.n.get() + line.len());
        *self.last.borrow_mut() = line;
    }

    fn run(&self) -> bool {
        sh(&format!("seq {}", self.n.get()))
    }
}

#[derive(Default)]
#[magnus::wrap(class = "Depot::Fixed")]
struct Fixed {
    command: RefCell<String>,
}

impl Fixed {
    fn set(&self, command: String) {
        *self.command.borrow_mut() = command;
    }

    fn run(&self) -> bool {
        sh(&self.command.borrow())
    }
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let depot = ruby.define_module("Depot")?;
    let class = depot.define_class("Queue", ruby.class_object())?;
    class.define_singleton_method("new", function!(Queue::default, 0))?;
    class.define_method("push", method!(Queue::push, 1))?;
    class.define_method("note", method!(Queue::note, 1))?;
    class.define_method("run", method!(Queue::run, 0))?;
    let class = depot.define_class("Count", ruby.class_object())?;
    class.define_singleton_method("new", function!(Count::default, 0))?;
    class.define_method("push", method!(Count::push, 1))?;
    class.define_method("run", method!(Count::run, 0))?;
    let class = depot.define_class("Fixed", ruby.class_object())?;
    class.define_singleton_method("new", function!(Fixed::default, 0))?;
    class.define_method("set", method!(Fixed::set, 1))?;
    class.define_method("run", method!(Fixed::run, 0))?;
    Ok(())
}
