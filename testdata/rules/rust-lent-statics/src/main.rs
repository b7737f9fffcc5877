//! What functions lend out: statics behind getters, and what is put into them by their callers.
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::net::TcpListener;
use std::sync::{LazyLock, Mutex, OnceLock, RwLock};

static SEEN: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(|| Mutex::new(HashSet::new()));
static QUEUE: Mutex<Vec<String>> = Mutex::new(Vec::new());
static NAMES: OnceLock<Mutex<HashSet<String>>> = OnceLock::new();
static SCRIPTS: OnceLock<RwLock<HashMap<String, String>>> = OnceLock::new();
static FIXED: OnceLock<RwLock<HashMap<String, String>>> = OnceLock::new();
static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
static GIVEN: OnceLock<HashSet<String>> = OnceLock::new();
static SETTINGS: OnceLock<Mutex<Settings>> = OnceLock::new();

thread_local! {
    static RECENT: RefCell<Vec<String>> = RefCell::new(Vec::new());
}

struct Settings {
    theme: String,
    retries: usize,
    host: &'static str,
}

fn names() -> &'static Mutex<HashSet<String>> {
    NAMES.get_or_init(|| Mutex::new(HashSet::new()))
}

fn scripts() -> &'static RwLock<HashMap<String, String>> {
    SCRIPTS.get_or_init(|| RwLock::new(HashMap::new()))
}

fn fixed() -> &'static RwLock<HashMap<String, String>> {
    FIXED.get_or_init(|| RwLock::new(HashMap::from([("a".to_string(), "b".to_string())])))
}

fn words() -> &'static HashSet<&'static str> {
    WORDS.get_or_init(|| ["a", "b"].into_iter().collect())
}

fn settings() -> &'static Mutex<Settings> {
    SETTINGS.get_or_init(|| Mutex::new(Settings { theme: "dark".into(), retries: 3, host: "example.com" }))
}

struct Registry {
    jobs: Mutex<(u64, Vec<String>)>,
}

impl Registry {
    fn global() -> &'static Registry {
        static REGISTRY: Registry = Registry { jobs: Mutex::new((0, Vec::new())) };
        &REGISTRY
    }

    fn push(&self, job: &str) {
        let mut jobs = self.jobs.lock().unwrap();
        jobs.0 += 1;
        jobs.1.push(job.to_string());
    }

    fn pop(&self) -> Option<String> {
        self.jobs.lock().unwrap().1.pop()
    }

    fn count(&self) -> u64 {
        self.jobs.lock().unwrap().0
    }
}

fn remember(x: &str) {
    SEEN.lock().unwrap().insert(x.to_string());
    QUEUE.lock().unwrap().push(x.to_string());
    names().lock().unwrap().insert(x.to_string());
    scripts().write().unwrap().insert(x.to_string(), x.to_string());
    settings().lock().unwrap().theme = x.to_string();
    settings().lock().unwrap().retries = x.len();
    Registry::global().push(x);
    RECENT.with(|r| r.borrow_mut().push(x.to_string()));
    let _ = GIVEN.set(HashSet::from([x.to_string()]));
}

fn listed(x: &str) {
    if words().contains(x) {
        let _ = fs::read(x);
    }
    if fixed().read().unwrap().contains_key(x) {
        let _ = fs::read(x);
    }
    if SEEN.lock().unwrap().contains(x) {
        let _ = fs::read(x); // want RBN301
    }
    if QUEUE.lock().unwrap().iter().any(|s| s == x) {
        let _ = fs::read(x); // want RBN301
    }
    if names().lock().unwrap().contains(x) {
        let _ = fs::read(x); // want RBN301
    }
    if scripts().read().unwrap().contains_key(x) {
        let _ = fs::read(x); // want RBN301
    }
    if GIVEN.get().unwrap().contains(x) {
        let _ = fs::read(x); // want RBN301
    }
}

fn use_all() {
    for x in names().lock().unwrap().iter() {
        let _ = fs::read(x); // want RBN301
    }
    if let Some(x) = scripts().read().unwrap().get("a") {
        let _ = fs::read(x); // want RBN301
    }
    if let Some(x) = fixed().read().unwrap().get("a") {
        let _ = fs::read(x);
    }
    let s = settings().lock().unwrap();
    let _ = fs::read(&s.theme); // want RBN301
    let _ = fs::read(s.host);
    let _ = fs::read(format!("/srv/{}", s.retries));
    if let Some(job) = Registry::global().pop() {
        let _ = fs::read(job); // want RBN301
    }
    let _ = fs::read(format!("/srv/{}", Registry::global().count()));
    RECENT.with(|r| {
        for x in r.borrow().iter() {
            let _ = fs::read(x); // want RBN301
        }
    });
}

fn main() -> io::Result<()> {
    for s in TcpListener::bind("0.0.0.0:6011")?.incoming() {
        for line in BufReader::new(s?).lines() {
            let line = line?;
            remember(&line);
            listed(&line);
            use_all();
        }
    }
    Ok(())
}
