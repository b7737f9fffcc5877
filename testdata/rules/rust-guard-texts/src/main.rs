use axum::extract::Path;
use axum::routing::get;
use axum::Router;
use regex::Regex;
use std::fs;
use std::net::IpAddr;
use std::process::Command;
use std::str::FromStr;
use uuid::Uuid;

fn run(line: &str) {
    let _ = Command::new("sh").arg("-c").arg(line).status();
}

async fn classes(Path(x): Path<String>) {
    if x.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
        run(&x);
        let _ = fs::read(&x);
        let _ = Command::new(&x).status(); // want RBN202
    }
    if x.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '.')) {
        run(&x);
        let _ = fs::read(format!("/srv/{x}/index")); // want RBN301
    }
    if x.chars().all(|c| c.is_alphanumeric() || c == ' ') {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if x.chars().all(|c| "abc-".contains(c)) {
        run(&x);
    }
    if x.chars().all(|c| "abc; ".contains(c)) {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if x.chars().all(|c| matches!(c, ' '..='~')) {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if x.chars().all(|c| matches!(c, 'à'..='ü') || c.is_lowercase()) {
        run(&x);
    }
    if x.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
        run(&x);
    }
    if x.chars().all(|c| c != '/' && c != '.') {
        let _ = fs::read(format!("/srv/{x}"));
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if !x.contains(|c: char| !c.is_ascii_alphanumeric()) {
        run(&x);
    }
    if x.chars().find(|c| !c.is_ascii_digit()).is_none() {
        run(&x);
    }
    if !x.chars().any(|c| c.is_control() || c.is_whitespace()) {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
}

async fn graphic(Path(x): Path<String>) {
    if x.chars().all(|c| c.is_ascii_graphic() && !c.is_ascii_punctuation()) {
        run(&x);
    }
    if x.chars().all(|c| c.is_ascii_graphic() || c.is_numeric()) {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if x.len() < 10 && !x.is_empty() {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if x != ".." && !x.contains(['/', '\\']) {
        let _ = fs::read(format!("/srv/{x}/index"));
    }
    if x == ".." || x.contains('/') {
        return;
    }
    let _ = fs::read(format!("/srv/{x}/index"));
}

async fn converted(Path(x): Path<String>) {
    if x.parse::<u8>().is_ok() {
        run(&x);
    }
    if x.parse::<u8>().is_err() {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if x.parse::<String>().is_ok() {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if IpAddr::from_str(&x).is_ok() {
        run(&x);
    }
    if Uuid::parse_str(&x).is_err() {
        return;
    }
    run(&x);
}

async fn patterns(Path(x): Path<String>) {
    let anchored = Regex::new(r"^[a-z0-9]+$").unwrap();
    let loose = Regex::new(r"[a-z0-9]+").unwrap();
    if loose.captures(&x).is_some() {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if anchored.captures(&x).is_some() {
        run(&x);
    }
    if anchored.find(&x).is_none() {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
        return;
    }
    run(&x);
}

// Letters, dots and dashes, and no dot at the beginning: no folder above.
fn plain(x: &str) -> bool {
    !x.is_empty() && !x.starts_with('.') && x.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
}

fn slashed(x: &str) -> bool {
    !x.starts_with('.') && x.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '/')
}

fn dashed(x: &str) -> bool {
    !x.starts_with('-') && x.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
}

fn open_ended(x: &str) -> bool {
    !x.starts_with('.') && x.chars().all(|c| c.is_ascii_alphanumeric() || c != ' ')
}

fn some(x: &str) -> bool {
    !x.starts_with('.') && x.chars().any(|c| c.is_ascii_alphanumeric() || c == '.')
}

async fn names(Path(x): Path<String>) {
    if plain(&x) {
        let _ = fs::read(format!("/srv/{x}/index"));
    }
    if slashed(&x) {
        let _ = fs::read(format!("/srv/{x}/index")); // want RBN301
    }
    if dashed(&x) {
        let _ = fs::read(format!("/srv/{x}/index")); // want RBN301
    }
    if open_ended(&x) {
        let _ = fs::read(format!("/srv/{x}/index")); // want RBN301
    }
    if some(&x) {
        let _ = fs::read(format!("/srv/{x}/index")); // want RBN301
    }
    if x.bytes().all(|b| b.is_ascii_digit() || b == b'.') && x != ".." {
        let _ = fs::read(format!("/srv/{x}/index")); // a single dot is the folder itself
    }
    if x.contains("..") || !x.chars().all(|c| c.is_ascii_alphanumeric() || c == '.') {
        let _ = fs::read(format!("/srv/{x}/index")); // want RBN301
        return;
    }
    let _ = fs::read(format!("/srv/{x}/index"));
}

fn no_space(c: char) -> bool {
    c != ' '
}

// Only the characters of which a function is true are kept.
async fn kept(Path(x): Path<String>) {
    let mut name = x.clone();
    name.retain(char::is_alphanumeric);
    let _ = fs::read(format!("/srv/{name}"));
    let mut name = x.clone();
    name.retain(char::is_alphanumeric);
    name.push_str(&x);
    let _ = fs::read(format!("/srv/{name}")); // want RBN301
    let mut name = x;
    name.retain(no_space);
    let _ = fs::read(format!("/srv/{name}")); // want RBN301
}

// A space stands for each of them.
async fn spaced(Path(x): Path<String>) {
    let one_line = x.replace(|c: char| c.is_control(), " ");
    log::warn!("spaced {one_line}");
    let blanks = x.replace(|c: char| c == '\t', " ");
    log::warn!("blanks {blanks}"); // want RBN702
    let words = x.replace(|c: char| !c.is_ascii_alphanumeric(), " ");
    let _ = std::fs::read(format!("/srv/files/{words}"));
    let _ = std::process::Command::new("sh").arg("-c").arg(format!("ls {words}")).status(); // want RBN201
}

#[tokio::main]
async fn main() {
    let _: Router = Router::new().route("/k", get(kept));
    let _: Router = Router::new().route("/n", get(names));
    let _: Router = Router::new().route("/a", get(classes).post(graphic).put(converted).delete(patterns));
}
