//! A method that a pointer or the guard of a lock has not is one of what it leads to, and what that returns is known.

use std::cell::{Ref, RefCell};
use std::collections::HashMap;
use std::process::Command;
use std::rc::Rc;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, RwLock, RwLockReadGuard};

struct Part {
    name: String,
    size: u32,
}

impl Part {
    fn run(&self) {
        Command::new("sh").arg("-c").arg(&self.name).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(self.size.to_string()).status().ok();
    }
}

struct Chapter {
    parts: Vec<Part>,
}

struct Book {
    chapters: Vec<Chapter>,
}

impl Book {
    fn chapter(&self, at: usize) -> Option<&Chapter> {
        self.chapters.get(at)
    }

    fn run(&self, at: usize) {
        let Some(part) = self.chapter(at).and_then(|c| c.parts.get(at)) else { return };
        Command::new("sh").arg("-c").arg(&part.name).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(part.size.to_string()).status().ok();
    }
}

// Other types with methods of the same names: those are not what is called.
struct Fixed(String);

impl Fixed {
    fn run(&self) {
        Command::new("sh").arg("-c").arg("date").status().ok();
    }

    fn show(&self) {
        println!("{}", self.0);
    }
}

static BOOKS: LazyLock<Mutex<Vec<Book>>> = LazyLock::new(|| Mutex::new(Vec::new()));
static FIXED: Mutex<Vec<Fixed>> = Mutex::new(Vec::new());
static NAMED: LazyLock<RwLock<HashMap<String, Part>>> = LazyLock::new(Default::default);

fn books() -> MutexGuard<'static, Vec<Book>> {
    BOOKS.lock().unwrap_or_else(|e| e.into_inner())
}

fn fixed() -> MutexGuard<'static, Vec<Fixed>> {
    FIXED.lock().unwrap()
}

fn named() -> RwLockReadGuard<'static, HashMap<String, Part>> {
    NAMED.read().unwrap()
}

fn keep(name: &str) {
    // A book is a list in a list in a list, made of literals.
    let parts = vec![Part { name: name.to_string(), size: 3 }];
    books().push(Book { chapters: vec![Chapter { parts }] });
    fixed().push(Fixed(name.to_string()));
    NAMED.write().unwrap().insert("first".to_string(), Part { name: name.to_string(), size: 4 });
}

fn guarded(at: usize) {
    let all = books();
    let Some(book) = all.get(at) else { return };
    book.run(at);
    if let Some(last) = books().last() {
        last.run(at);
    }
    for one in fixed().iter() {
        one.run();
        one.show();
    }
    if let Some(part) = named().get("first") {
        part.run();
    }
}

struct Shelf {
    shared: Arc<Vec<Part>>,
    by_name: Rc<HashMap<u32, Part>>,
    all: Box<[Part]>,
    lent: RefCell<Vec<Part>>,
}

impl Shelf {
    fn new(name: String) -> Self {
        let part = |size| Part { name: name.clone(), size };
        Shelf {
            shared: Arc::new(vec![part(1)]),
            by_name: Rc::new(HashMap::from([(7, part(2))])),
            all: vec![part(3)].into_boxed_slice(),
            lent: RefCell::new(vec![part(4)]),
        }
    }

    fn shared(&self) -> Arc<Vec<Part>> {
        self.shared.clone()
    }

    fn lent(&self) -> Ref<'_, Vec<Part>> {
        self.lent.borrow()
    }
}

fn pointed(shelf: &Shelf, at: usize) {
    if let Some(part) = shelf.shared().get(at) {
        Command::new("sh").arg("-c").arg(&part.name).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(part.size.to_string()).status().ok();
    }
    if let Some(part) = shelf.by_name.get(&7) {
        Command::new("sh").arg("-c").arg(&part.name).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(part.size.to_string()).status().ok();
    }
    for part in shelf.all.iter() {
        Command::new("sh").arg("-c").arg(&part.name).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(part.size.to_string()).status().ok();
    }
    if let Some(part) = shelf.lent().first() {
        Command::new("sh").arg("-c").arg(&part.name).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(part.size.to_string()).status().ok();
    }
}

// What a list lets go and keeps is given to the closure that says which.
fn kept(mut sizes: Vec<usize>) {
    sizes.retain(|&n| Vec::<u8>::with_capacity(n).capacity() > 0); // want RBN804
    sizes.retain_mut(|n| {
        *n = (*n).min(1024);
        Vec::<u8>::with_capacity(*n).capacity() > 0
    });
    books().retain(|b| {
        b.run(0);
        true
    });
}

fn main() {
    let name = std::env::args().nth(1).unwrap();
    keep(&name);
    guarded(0);
    pointed(&Shelf::new(name.clone()), 0);
    let sizes = std::fs::read_to_string("sizes").unwrap_or_default();
    kept(sizes.lines().filter_map(|l| l.parse().ok()).collect());
}
