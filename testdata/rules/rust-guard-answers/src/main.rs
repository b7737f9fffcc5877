use axum::extract::Path as Param;
use axum::routing::get;
use axum::Router;
use percent_encoding::percent_decode_str;
use std::fs;
use std::path::{Component, Path};
use std::process::Command;

const TABLE: &[(&str, &str)] = &[("web", "nginx"), ("db", "postgresql")];
const VERBS: &[&str] = &["start", "stop"];
const FORBIDDEN: [char; 4] = [';', '|', '&', '$'];

fn is_word(s: &str) -> bool {
    !s.is_empty() && s.chars().all(|c| c.is_ascii_alphanumeric())
}

fn measured(s: &str) -> (bool, usize) {
    (is_word(s), s.len())
}

fn named(s: &str) -> (bool, &str) {
    (is_word(s), s)
}

struct Report {
    good: bool,
    length: usize,
}

fn report(s: &str) -> Report {
    Report { good: is_word(s), length: s.len() }
}

// A tuple that is written out and taken apart.
async fn tuples(Param(x): Param<String>) {
    let s = x.as_str();
    match (is_word(s), s) {
        (true, v) => {
            let _ = Command::new("sh").arg("-c").arg(v).status();
        }
        (false, v) => {
            let _ = Command::new("sh").arg("-c").arg(v).status(); // want RBN201
        }
    }
    match (s, is_word(s)) {
        (v, true) => {
            let _ = Command::new("sh").arg("-c").arg(v).status();
        }
        (v, _) => {
            let _ = Command::new("sh").arg("-c").arg(v).status(); // want RBN201
        }
    }
    if let (true, v) = (is_word(s), s) {
        let _ = Command::new("sh").arg("-c").arg(v).status();
    }
    if let (3, v) = (s.len(), s) {
        let _ = Command::new("sh").arg("-c").arg(v).status(); // want RBN201
    }
    let (true, v) = (is_word(s), s) else { return };
    let _ = Command::new("sh").arg("-c").arg(v).status();
}

async fn parts(Param(x): Param<String>) {
    let mut parts = Path::new(&x).components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(one)), None) => {
            let _ = fs::read(Path::new("/srv").join(one));
        }
        (Some(one), None) => {
            let _ = fs::read(Path::new("/srv").join(one)); // want RBN301
        }
        _ => {}
    }
}

// What a function answers in parts.
async fn answers(Param(x): Param<String>) {
    let (good, length) = measured(&x);
    if good {
        let _ = Command::new("sh").arg("-c").arg(&x).status();
    }
    if length > 3 {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    let told = report(&x);
    if told.length < 9 {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if !told.good {
        return;
    }
    let _ = Command::new("sh").arg("-c").arg(&x).status();
}

async fn given_back(Param(x): Param<String>) {
    let (good, name) = named(&x);
    if good {
        let _ = Command::new("sh").arg("-c").arg(name).status();
    } else {
        let _ = Command::new("sh").arg("-c").arg(name).status(); // want RBN201
    }
    match named(&x) {
        (true, name) => {
            let _ = Command::new("sh").arg("-c").arg(name).status();
        }
        (false, name) => {
            let _ = Command::new("sh").arg("-c").arg(name).status(); // want RBN201
        }
    }
    let both = named(&x);
    if both.0 {
        let _ = Command::new("sh").arg("-c").arg(both.1).status();
    }
}

// Tables of tuples, and lists of what is bad.
async fn tables(Param(x): Param<String>) {
    let s = x.as_str();
    if VERBS.contains(&s) || TABLE.iter().any(|(name, _)| *name == s) {
        let _ = Command::new("sh").arg("-c").arg(s).status();
    }
    if TABLE.iter().any(|row| row.1 == s) {
        let _ = Command::new("sh").arg("-c").arg(s).status();
    }
    if TABLE.iter().any(|(name, _)| *name != s) {
        let _ = Command::new("sh").arg("-c").arg(s).status(); // want RBN201
    }
    if !s.split('/').any(|part| ["..", "."].contains(&part)) {
        let _ = fs::read(format!("/srv/{s}"));
    }
    if !s.split('/').any(|part| ["tmp", "."].contains(&part)) {
        let _ = fs::read(format!("/srv/{s}")); // want RBN301
    }
}

async fn denied(Param(x): Param<String>) {
    let s = x.as_str();
    if !s.contains(FORBIDDEN) { // want RBN005
        let _ = Command::new("sh").arg("-c").arg(s).status(); // want RBN201
    }
    if !["rm", "dd"].contains(&s) { // want RBN005
        let _ = Command::new(s).status(); // want RBN202
    }
    if !s.starts_with(['.', '/']) {
        let _ = fs::read(Path::new("/srv").join(s)); // want RBN301
        if !s.contains("/..") {
            let _ = fs::read(Path::new("/srv").join(s));
        }
    }
}

async fn below(Param(x): Param<String>) {
    let target = Path::new("/srv/files").join(&x);
    if target.parent() != Some(Path::new("/srv/files")) || target.file_name().is_none() {
        return;
    }
    let _ = fs::remove_file(&target);
}

async fn beside(Param(x): Param<String>) {
    let target = Path::new("/srv/files").join(&x);
    if target.file_name().is_some() {
        let _ = fs::remove_file(&target); // want RBN301
    }
    if target.parent() == Some(Path::new("/srv/files")) {
        let _ = fs::remove_dir_all(&target); // want RBN301
        if target.file_name().is_some() {
            let _ = fs::remove_dir_all(&target);
        }
    }
}

// What decoding brings back.
async fn decoded(Param(x): Param<String>) {
    if x.contains("..") { // want RBN003
        return;
    }
    let _ = fs::read(format!("/srv/files/{x}"));
    let name = percent_decode_str(&x).decode_utf8_lossy();
    let _ = fs::read(format!("/srv/files/{name}")); // want RBN301
    if !name.contains("..") {
        let _ = fs::read(format!("/srv/files/{name}"));
    }
    if let Ok(name) = urlencoding::decode(&x) {
        let _ = fs::read(format!("/srv/files/{name}")); // want RBN301
    }
}

#[tokio::main]
async fn main() {
    let app = Router::new()
        .route("/tuples/{x}", get(tuples))
        .route("/parts/{x}", get(parts))
        .route("/answers/{x}", get(answers))
        .route("/given/{x}", get(given_back))
        .route("/tables/{x}", get(tables))
        .route("/denied/{x}", get(denied))
        .route("/below/{x}", get(below))
        .route("/beside/{x}", get(beside))
        .route("/decoded/{x}", get(decoded));
    let l = tokio::net::TcpListener::bind("127.0.0.1:80").await.unwrap();
    axum::serve(l, app).await.unwrap();
}
