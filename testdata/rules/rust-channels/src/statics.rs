use crate::line;
use arc_swap::ArcSwap;
use dashmap::DashMap;
use once_cell::sync::Lazy;
use std::cell::{Cell, RefCell};
use std::fs::remove_file;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, OnceLock, RwLock};

static DEVICES: LazyLock<DashMap<String, String>> = LazyLock::new(DashMap::new);
static FIXED: Lazy<Mutex<Vec<&'static str>>> = Lazy::new(|| Mutex::new(vec!["a"]));
static SETTINGS: OnceLock<Settings> = OnceLock::new();
static CURRENT: RwLock<(String, usize)> = RwLock::new((String::new(), 0));
static COUNT: AtomicUsize = AtomicUsize::new(0);
static STARTUP: Lazy<String> = Lazy::new(line);
static GREETING: Lazy<String> = Lazy::new(|| format!("hello {}", 1));
static ROUTE: Lazy<ArcSwap<String>> = Lazy::new(|| ArcSwap::from_pointee(String::new()));
static mut DIAL: String = String::new();
static mut BAUD: u32 = 9600;

struct Settings {
    script: &'static str,
    last: String,
}

thread_local! {
    static PENDING: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

fn note(device: &str) {
    PENDING.with_borrow_mut(|p| p.push(device.to_string()));
    DEPTH.set(device.len());
}

fn flush() {
    for p in &PENDING.take() {
        remove_file(format!("/srv/{p}")).ok(); // want RBN301
    }
    let first = PENDING.with_borrow(|p| p.first().cloned());
    remove_file(first.unwrap_or_default()).ok(); // want RBN301
    remove_file(format!("/srv/{}", DEPTH.get())).ok();
}

fn modem(text: &str) {
    unsafe {
        match text.as_bytes() {
            [b'A', b'T', b'D', ..] => DIAL = text[3..].to_string(), // want RBN805
            [b'A', b'T', b'B', ..] => BAUD = text[3..].trim().parse().unwrap_or(300), // want RBN805
            [b'A', b'T', b'R', ..] => BAUD = 9600,
            _ => DIAL.clear(),
        }
    }
}

pub fn run() {
    let text = line();
    DEVICES.insert(text.clone(), text.to_uppercase());
    SETTINGS.get_or_init(|| Settings { script: "beat", last: text.clone() });
    if let Ok(mut g) = CURRENT.write() {
        g.0 = text.clone();
        g.1 += 1;
    }
    COUNT.store(text.len(), Ordering::Relaxed);
    ROUTE.store(std::sync::Arc::new(text.clone()));
    note(&text);
    flush();
    modem(&text);
    if let Some(d) = DEVICES.get("a") {
        remove_file(d.value()).ok(); // want RBN301
    }
    remove_file(DEVICES.len().to_string()).ok();
    remove_file(SETTINGS.get().unwrap().script).ok();
    remove_file(&SETTINGS.get().unwrap().last).ok(); // want RBN301
    let (name, hits) = CURRENT.read().map(|g| (g.0.clone(), g.1)).unwrap_or_default();
    remove_file(name).ok(); // want RBN301
    remove_file(hits.to_string()).ok();
    remove_file(COUNT.load(Ordering::Relaxed).to_string()).ok();
    remove_file(STARTUP.as_str()).ok(); // want RBN301
    remove_file(GREETING.as_str()).ok();
    remove_file(ROUTE.load().as_str()).ok(); // want RBN301
    remove_file(FIXED.lock().unwrap()[0]).ok();
}
