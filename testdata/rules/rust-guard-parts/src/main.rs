use axum::extract::Path as Param;
use axum::routing::get;
use axum::Router;
use std::fs;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new("/srv/files")
}

fn relative(s: &str) -> Option<&str> {
    if s.starts_with('/') || s.split('/').any(|part| part == "..") {
        return None;
    }
    Some(s)
}

fn is_host(s: &str) -> bool {
    let label = |l: &str| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    s.len() < 254 && s.split('.').all(label)
}

fn is_word(s: &str) -> bool {
    !s.is_empty() && s.chars().all(|c| c.is_ascii_alphanumeric())
}

fn has_dots(s: &str) -> bool {
    s.split('.').all(|l| l.bytes().all(|b| b.is_ascii_alphanumeric()))
}

// What each part is not.
async fn parts(Param(x): Param<String>) {
    if let Some(rel) = relative(&x) {
        let _ = fs::read(root().join(rel));
    }
    if !x.split('/').any(|p| p == "..") {
        let _ = fs::read(format!("/srv/files/{x}"));
        let _ = fs::read(root().join(&x)); // want RBN301
    }
    if !x.split('/').any(|p| p == ".") {
        let _ = fs::read(format!("/srv/files/{x}")); // want RBN301
    }
    if !x.split('.').any(|p| p == "..") {
        let _ = fs::read(format!("/srv/files/{x}")); // want RBN301
    }
    if x.split('/').all(|p| !p.is_empty() && p != "..") {
        let _ = fs::read(root().join(&x));
    }
    if x.split('/').all(|p| p.is_empty() || p != "..") {
        let _ = fs::read(root().join(&x)); // want RBN301
    }
    if !x.split(['/', '\\']).any(|p| p == ".." || p.starts_with('.')) {
        let _ = fs::read(format!("/srv/files/{x}"));
    }
    if x.split('/').find(|p| *p == "..").is_none() {
        let _ = fs::read(format!("/srv/files/{x}"));
    }
    if x.split('/').next() != Some("..") {
        let _ = fs::read(format!("/srv/files/{x}")); // want RBN301
    }
    if !Path::new(&x).iter().any(|part| part == "..") {
        let _ = fs::read(format!("/srv/files/{x}"));
    }
    if !Path::new(&x).components().any(|part| part.as_os_str() == "..") {
        let _ = fs::read(format!("/srv/files/{x}"));
    }
    if !Path::new(&x).iter().any(|part| part == "tmp") {
        let _ = fs::read(format!("/srv/files/{x}")); // want RBN301
    }
}

// In a loop, and one of them.
async fn one_by_one(Param(x): Param<String>) {
    for part in x.split('/') {
        if part == ".." {
            return;
        }
    }
    let _ = fs::read(format!("/srv/files/{x}"));
    let _ = fs::read(root().join(&x)); // want RBN301
}

async fn put_together(Param(x): Param<String>) {
    let mut path = PathBuf::from("/srv/files");
    for part in x.split('/') {
        match part {
            "" | "." | ".." => return,
            name => path.push(name),
        }
    }
    let _ = fs::read(path);
}

async fn kept(Param(x): Param<String>) {
    let mut path = PathBuf::from("/srv/files");
    for part in x.split('/') {
        match part {
            "" | "." => return,
            name => path.push(name),
        }
    }
    let _ = fs::read(path); // want RBN301
}

async fn last(Param(x): Param<String>) {
    match x.rsplit('/').next() {
        Some(name) if name != ".." && name.len() < 40 => {
            let _ = fs::read(format!("/srv/files/{name}"));
        }
        Some(name) => {
            let _ = fs::read(format!("/srv/files/{name}")); // want RBN301
        }
        None => {}
    }
    let again = x.split('/').filter(|p| *p != "..").collect::<Vec<_>>().join("/");
    let _ = fs::read(format!("/srv/files/{again}"));
    let _ = fs::read(root().join(again)); // FN_RBN301 (the first part may be empty)
}

// Of what parts are made that a dot or a slash joins.
async fn hosts(Param(x): Param<String>) {
    if is_host(&x) {
        let _ = Command::new("sh").arg("-c").arg(format!("ping {x}")).status();
        let _ = fs::read(format!("/srv/hosts/{x}"));
    }
    if has_dots(&x) {
        let _ = Command::new("sh").arg("-c").arg(format!("ping {x}")).status();
        let _ = fs::read(format!("/srv/hosts/{x}")); // want RBN301
    }
    if x.split('/').all(is_word) {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status();
        let _ = fs::read(root().join(&x));
    }
    if !x.split('/').any(|p| !is_word(p)) {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status();
    }
    if x.split('/').any(is_word) {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status(); // want RBN201
    }
    if x.split(';').all(is_word) {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status(); // want RBN201
    }
}

// What is counted, looked for and cut off.
async fn counted(Param(x): Param<String>) {
    if x.split('/').filter(|p| *p == "..").count() == 0 {
        let _ = fs::read(format!("/srv/files/{x}"));
    }
    if x.split('/').filter(|p| *p == "..").count() > 0 {
        let _ = fs::read(format!("/srv/files/{x}")); // want RBN301
    }
    if x.split('/').filter(|p| *p == "..").next().is_none() {
        let _ = fs::read(format!("/srv/files/{x}"));
    }
    if x.chars().filter(|c| !c.is_ascii_alphanumeric()).count() == 0 {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status();
    }
    if x.chars().filter(|c| c.is_ascii_alphanumeric()).count() == 0 {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status(); // want RBN201
    }
    if x.chars().filter(|c| !c.is_ascii_alphanumeric()).count() > 0 {
        return;
    }
    let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status();
}

async fn alone(Param(x): Param<String>) {
    if Path::new(&x).components().count() == 1 {
        let _ = fs::read(root().join(&x)); // want RBN301
        if !x.starts_with('.') {
            let _ = fs::read(root().join(&x));
        }
    }
    if Path::new(&x).components().count() == 2 && !x.starts_with('.') {
        let _ = fs::read(root().join(&x)); // want RBN301
    }
    if Path::new(&x).components().count() != 1 || x.starts_with(['.', '/']) {
        return;
    }
    let _ = fs::read(root().join(&x));
}

async fn unchanged(Param(x): Param<String>) {
    if x == x.replace(|c: char| !c.is_ascii_alphanumeric(), "") {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status();
    }
    if x == x.replace(|c: char| c == '\'', "") {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status(); // want RBN201
    }
    let clean: String = x.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    if clean != x {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status(); // want RBN201
        return;
    }
    let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status();
}

async fn number(Param((n, x)): Param<(NonZeroU32, String)>) {
    let _ = Command::new("sh").arg("-c").arg(format!("list {n}")).status();
    let _ = Command::new("sh").arg("-c").arg(format!("list {n} {x}")).status(); // want RBN201
}

async fn cut(Param(x): Param<String>) {
    if x.trim_matches(|c: char| c.is_ascii_alphanumeric()).is_empty() {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status();
    }
    if x.trim_start_matches(|c: char| c.is_ascii_alphanumeric()) == "" {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status();
    }
    if !x.trim_matches(|c: char| c.is_ascii_alphanumeric()).is_empty() {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status(); // want RBN201
    }
    if x.chars().skip_while(|c| c.is_ascii_alphanumeric()).next().is_none() {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status();
    }
    if x.chars().filter(|c| !c.is_ascii_alphanumeric()).collect::<Vec<_>>().is_empty() {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status();
    }
    if x.trim_matches(|c: char| !c.is_ascii_alphanumeric()).is_empty() {
        let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status(); // want RBN201
    }
}

#[tokio::main]
async fn main() {
    let app = Router::new()
        .route("/parts/{x}", get(parts))
        .route("/one/{x}", get(one_by_one))
        .route("/together/{x}", get(put_together))
        .route("/kept/{x}", get(kept))
        .route("/last/{x}", get(last))
        .route("/hosts/{x}", get(hosts))
        .route("/counted/{x}", get(counted))
        .route("/alone/{x}", get(alone))
        .route("/unchanged/{x}", get(unchanged))
        .route("/number/{n}/{x}", get(number))
        .route("/cut/{x}", get(cut));
    let l = tokio::net::TcpListener::bind("127.0.0.1:80").await.unwrap();
    axum::serve(l, app).await.unwrap();
}
