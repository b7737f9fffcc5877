// Names that an object was made with, which stay as they are, and names that are put into it later.
use axum::extract::{Path, State};
use axum::routing::get;
use axum::Router;
use std::collections::{BTreeMap, HashSet};
use std::process::Command;
use std::sync::{Arc, Mutex};

const QUEUES: &[&str] = &["mail", "print", "fax"];

// The file that it is read from says which.
#[derive(serde::Deserialize)]
struct Settings {
    names: Vec<&'static str>,
}

impl Settings {
    fn usual() -> Self {
        Settings { names: vec!["a", "b"] }
    }
}

struct Spool {
    names: HashSet<String>,
    states: Vec<&'static str>,
    owners: BTreeMap<String, String>,
    seen: HashSet<String>,
    lent: Vec<String>,
    replaced: Vec<String>,
    given: Vec<String>,
    shared: Mutex<HashSet<String>>,
}

fn run(line: &str) {
    let _ = Command::new("sh").arg("-c").arg(line).status();
}

fn note(list: &mut Vec<String>, name: &str) {
    list.push(name.to_string());
}

impl Spool {
    fn load(given: Vec<String>) -> Self {
        let names = QUEUES.iter().map(|q| q.to_string()).collect();
        let mut owners = BTreeMap::new();
        owners.insert("mail".to_string(), "root".to_string());
        Spool {
            names,
            states: vec!["on", "off"],
            owners,
            seen: HashSet::new(),
            lent: vec!["a".to_string()],
            replaced: vec!["a".to_string()],
            given,
            shared: Mutex::new(HashSet::new()),
        }
    }

    fn allowed(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    fn see(&mut self, name: &str) {
        self.seen.insert(name.to_string());
        note(&mut self.lent, name);
        self.replaced = vec![name.to_string()];
    }
}

async fn fixed(State(spool): State<Arc<Spool>>, Path((x, y)): Path<(String, String)>) {
    if spool.allowed(&x) {
        run(&x);
    } else {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if spool.states.contains(&y.as_str()) {
        run(&y);
    }
    if spool.owners.contains_key(&x) {
        run(&x);
    }
    let list: Vec<&str> = y.split(',').filter(|p| spool.allowed(p)).collect();
    run(&list.join(" "));
    let any = y.split(',').any(|p| spool.allowed(p));
    if any {
        let _ = Command::new("sh").arg("-c").arg(&y).status(); // want RBN201
    }
}

async fn grown(State(spool): State<Arc<Spool>>, Path((x, y)): Path<(String, String)>) {
    if spool.seen.contains(&x) {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if spool.lent.contains(&x) {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if spool.replaced.contains(&y) {
        let _ = Command::new("sh").arg("-c").arg(&y).status(); // want RBN201
    }
    if spool.given.contains(&y) {
        let _ = Command::new("sh").arg("-c").arg(&y).status(); // want RBN201
    }
    let mut shared = spool.shared.lock().unwrap();
    shared.insert(x.clone());
    if spool.shared.lock().unwrap().contains(&x) {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
}

async fn configured(State(settings): State<Arc<Settings>>, Path(x): Path<String>) {
    if settings.names.contains(&x.as_str()) || Settings::usual().names.contains(&x.as_str()) {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
}

#[tokio::main]
async fn main() {
    let mut spool = Spool::load(std::env::args().collect());
    spool.see(&std::env::args().nth(1).unwrap_or_default());
    let _: Router = Router::new().route("/a/:x/:y", get(fixed).post(grown)).route("/b/:x", get(configured)).with_state(Arc::new(spool));
}
