//! What a static holds is of the type that is stated for it, also where its value tells a part of that type.

use std::collections::HashMap;
use std::process::Command;
use std::sync::{LazyLock, Mutex, RwLock};

struct Part {
    name: String,
    size: u32,
}

impl Part {
    fn name(&self) -> &str {
        &self.name
    }

    fn text(&self) -> String {
        self.size.to_string()
    }
}

struct Store {
    parts: Vec<Part>,
}

impl Store {
    fn part(&self, at: usize) -> Option<&Part> {
        self.parts.get(at)
    }
}

// Another type with methods of the same names: those are not what is called.
struct Fixed;

impl Fixed {
    fn name(&self) -> &str {
        "fixed"
    }

    fn part(&self, _: usize) -> Option<&Fixed> {
        Some(self)
    }
}

static PARTS: Mutex<Vec<Part>> = Mutex::new(Vec::new());
static STORES: RwLock<Vec<Store>> = RwLock::new(Vec::new());
static NAMED: LazyLock<Mutex<HashMap<u32, Part>>> = LazyLock::new(|| Mutex::new(HashMap::new()));
static FIXED: Mutex<Vec<Fixed>> = Mutex::new(Vec::new());

fn keep(name: String) {
    PARTS.lock().unwrap().push(Part { name: name.clone(), size: 3 });
    NAMED.lock().unwrap().insert(1, Part { name: name.clone(), size: 4 });
    STORES.write().unwrap().push(Store { parts: vec![Part { name, size: 5 }] });
    FIXED.lock().unwrap().push(Fixed);
}


fn parts() {
    let parts = PARTS.lock().unwrap();
    Command::new("sh").arg("-c").arg(parts[0].name()).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(parts[0].text()).status().ok();
}

fn stores() {
    let stores = STORES.read().unwrap();
    if let Some(part) = stores[0].part(0) {
        Command::new("sh").arg("-c").arg(&part.name).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(part.text()).status().ok();
    }
}

fn named() {
    let named = NAMED.lock().unwrap();
    if let Some(part) = named.get(&1) {
        Command::new("sh").arg("-c").arg(part.name()).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(part.text()).status().ok();
    }
}

fn fixed() {
    let fixed = FIXED.lock().unwrap();
    Command::new("sh").arg("-c").arg(fixed[0].name()).status().ok();
    Command::new("sh").arg("-c").arg(fixed[0].part(0).unwrap().name()).status().ok();
}

fn main() {
    keep(std::env::args().nth(1).unwrap());
    parts();
    stores();
    named();
    fixed();
}
