use axum::extract::Path;
use axum::routing::get;
use axum::Router;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::process::Command;
use std::sync::LazyLock;

const ALLOWED: [&str; 2] = ["status", "reload"];
static DENIED: &[&str] = &["rm", "dd"];
static UNITS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| HashSet::from(["web", "db"]));

fn run(line: &str) {
    let _ = Command::new("sh").arg("-c").arg(line).status();
}

struct Service;

impl Service {
    const NAMES: &'static [&'static str] = &["a", "b"];

    fn known(name: &str) -> bool {
        Self::NAMES.contains(&name)
    }
}

fn verbs() -> Vec<&'static str> {
    vec!["up", "down"]
}

async fn arrays(Path(x): Path<String>) {
    if ALLOWED.contains(&x.as_str()) {
        run(&x);
    }
    if !DENIED.contains(&x.as_str()) { // want RBN005
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if UNITS.contains(x.as_str()) {
        run(&x);
    }
    if Service::known(&x) {
        run(&x);
    }
    if verbs().contains(&x.as_str()) {
        run(&x);
    }
    if ["a", "b"].binary_search(&x.as_str()).is_ok() {
        run(&x);
    }
    if ["a", "b"].binary_search(&x.as_str()).is_err() {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
}

async fn vectors(Path((x, y)): Path<(String, String)>) {
    let known = vec!["web".to_string(), "db".to_string()];
    if known.contains(&x) {
        run(&x);
    }
    if known.iter().any(|k| *k == x) {
        run(&x);
    }
    if known.iter().any(|k| x.contains(k.as_str())) {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if let Some(k) = known.iter().find(|k| **k == x) {
        run(k);
        run(&x);
    }
    if known.iter().position(|k| *k == y).is_some() {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    let mut mine = known.clone();
    mine.push(y.clone());
    if mine.contains(&x) {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
}

async fn sets(Path(x): Path<String>) {
    let mut set = BTreeSet::new();
    set.insert("a");
    set.insert("b");
    if set.contains(x.as_str()) {
        run(&x);
    }
    let table: HashMap<&str, &str> = HashMap::from([("a", "alpha"), ("b", "beta")]);
    if let Some(found) = table.get(x.as_str()) {
        run(found);
        run(&x);
    }
    let found = table.get(x.as_str()).copied().unwrap_or(&x);
    let _ = Command::new("sh").arg("-c").arg(found).status(); // want RBN201
    if !table.contains_key(x.as_str()) {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
        return;
    }
    run(&x);
}

async fn matched(Path(x): Path<String>) {
    if matches!(x.as_str(), "up" | "down") {
        run(&x);
    }
    match x.as_str() {
        "list" | "show" => run(&x),
        other if other.len() > 3 => {
            let _ = Command::new("sh").arg("-c").arg(other).status(); // want RBN201
        }
        _ => {
            let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
        }
    }
    if x == "eth0" || x == "eth1" {
        run(&x);
    }
    if x != "eth0" {
        return;
    }
    run(&x);
}

#[tokio::main]
async fn main() {
    let _: Router = Router::new().route("/a", get(arrays).post(vectors).put(sets).delete(matched));
}
