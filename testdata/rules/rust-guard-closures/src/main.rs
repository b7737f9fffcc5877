// Closures as checks: of what they are given, and of what they capture; and comparisons with a part.
use axum::extract::{Path, Query};
use axum::{routing::get, Router};
use std::collections::HashMap;
use std::fs;
use std::path;
use std::process::Command;

const NAMES: [&str; 2] = ["disk", "net"];

struct User {
    prefix: &'static str,
}

impl User {
    fn may(&self, name: &str) -> bool {
        !self.prefix.is_empty() && NAMES.contains(&name)
    }

    fn was_here(&self, _name: &str) -> bool {
        !self.prefix.is_empty()
    }
}

fn user() -> Option<User> {
    Some(User { prefix: "a" })
}

async fn closures(Query(q): Query<HashMap<String, String>>, Path(x): Path<String>) {
    let given = q.get("name");
    if given.map_or(false, |n| n.chars().all(char::is_alphanumeric)) {
        Command::new("sh").arg("-c").arg(format!("ls {}", given.unwrap())).status().ok();
    }
    if given.map(|n| NAMES.contains(&n.as_str())).unwrap_or(false) {
        Command::new("sh").arg("-c").arg(format!("ls {}", given.unwrap())).status().ok();
    }
    if given.map(|n| !n.is_empty()).unwrap_or(false) {
        Command::new("sh").arg("-c").arg(format!("ls {}", given.unwrap())).status().ok(); // want RBN201
    }
    if user().is_some_and(|u| u.may(&x)) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if user().map_or(false, |u| u.may(&x)) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if user().map(|u| u.may(&x)).unwrap_or_default() {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if user().is_some_and(|u| u.was_here(&x)) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    if NAMES.iter().any(|n| n.eq_ignore_ascii_case(&x)) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if given.is_none_or(|n| n.chars().any(|c| !c.is_alphanumeric())) {
        return;
    }
    Command::new("sh").arg("-c").arg(format!("ls {}", given.unwrap())).status().ok();
    if NAMES.iter().all(|n| *n != x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
        return;
    }
    Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
}

async fn names(Path(x): Path<String>) {
    let base = path::Path::new("/srv/docs");
    let rel = path::Path::new(&x);
    match rel.file_name().and_then(|n| n.to_str()) {
        Some(n) if n == x => fs::read(base.join(rel)).ok(),
        Some(n) if n.len() == x.len() + 1 => fs::read(base.join(rel)).ok(), // want RBN301
        Some(n) => fs::read(base.join(n)).ok(),
        None => fs::read(rel).ok(), // want RBN301
    };
    if rel.file_name() != Some(rel.as_os_str()) {
        fs::read(base.join(&x)).ok(); // want RBN301
        return;
    }
    fs::read(base.join(rel)).ok();
}

async fn above(Path(x): Path<String>) {
    let root = path::Path::new("/srv/docs");
    let Ok(real) = root.join(&x).canonicalize() else { return };
    if real.parent() == Some(root) {
        fs::read(&real).ok();
    }
    if real.ancestors().any(|a| a == root) {
        fs::read(&real).ok();
    }
    if real.parent().is_some() {
        fs::read(&real).ok(); // want RBN301
    }
    let raw = root.join(&x);
    if raw.parent() == Some(root) {
        fs::read(&raw).ok(); // want RBN301
    }
    if real.parent() != Some(root) {
        return;
    }
    fs::read(&real).ok();
}

async fn swapped(Path(x): Path<String>) {
    let mut a = String::from("a");
    let mut b = x.clone();
    std::mem::swap(&mut a, &mut b);
    fs::remove_dir(&b).ok();
    fs::remove_dir(&a).ok(); // want RBN301
    let mut slot = Some(x.clone());
    let first = slot.take();
    fs::read(slot.as_deref().unwrap_or("none")).ok();
    fs::read(first.unwrap()).ok(); // want RBN301
    let mut bytes = x.into_bytes();
    bytes.fill(b'a');
    fs::read(std::str::from_utf8(&bytes).unwrap_or("")).ok();
}

async fn tried(Path(x): Path<String>) -> Result<(), String> {
    let check = || {
        if x.contains('/') || x.contains("..") {
            return Err("a name".to_string());
        }
        Ok(())
    };
    fs::read(format!("/srv/{x}")).ok(); // want RBN301
    check()?;
    fs::read(format!("/srv/{x}")).ok();
    Ok(())
}

async fn asserted(Path(x): Path<String>) -> anyhow::Result<()> {
    let plain = x.bytes().all(|b| b.is_ascii_alphanumeric());
    let short = x.len() < 9;
    anyhow::ensure!(short, "{x} has {} bytes", x.len());
    fs::read(format!("/srv/{x}")).ok(); // want RBN301
    anyhow::ensure!(plain, "{x} has {} bytes", x.len());
    fs::read(format!("/srv/{x}")).ok();
    Ok(())
}

#[tokio::main]
async fn main() {
    let app: Router = Router::new()
        .route("/c/:x", get(closures))
        .route("/n/:x", get(names))
        .route("/a/:x", get(above))
        .route("/s/:x", get(swapped))
        .route("/t/:x", get(tried))
        .route("/e/:x", get(asserted));
    drop(app);
}
