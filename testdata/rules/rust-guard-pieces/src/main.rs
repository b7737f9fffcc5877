//! A check of a piece of a text, of which it is known where it stands there, is a check of the text.

use axum::extract::Query;
use axum::response::Redirect;
use axum::{routing::get, Router};
use serde::Deserialize;

#[derive(Deserialize)]
struct Back {
    to: String,
}

async fn behind_one(Query(back): Query<Back>) -> Redirect {
    if back.to.starts_with('/') && !back.to[1..].starts_with('/') && !back.to.contains('\\') {
        return Redirect::to(&back.to);
    }
    Redirect::to("/")
}

async fn behind_one_of_some(Query(back): Query<Back>) -> Redirect {
    if back.to.starts_with('/') && !back.to.get(1..).is_some_and(|rest| rest.starts_with(['/', '\\'])) {
        return Redirect::to(&back.to);
    }
    Redirect::to("/")
}

// The two characters behind the first one say nothing of those behind them.
async fn cut(Query(back): Query<Back>) -> Redirect {
    if back.to.starts_with('/') && !back.to[1..3].contains(':') && !back.to[2..].starts_with('/') {
        return Redirect::to(&back.to); // want RBN602
    }
    Redirect::to("/")
}

async fn second_character(Query(back): Query<Back>) -> Redirect {
    if back.to.starts_with('/') && back.to.chars().nth(1) != Some('/') && back.to.chars().nth(1) != Some('\\') {
        return Redirect::to(&back.to);
    }
    Redirect::to("/")
}

async fn third_character(Query(back): Query<Back>) -> Redirect {
    if back.to.starts_with('/') && back.to.chars().nth(2) != Some('/') && back.to.chars().nth(2) != Some('\\') {
        return Redirect::to(&back.to); // want RBN602
    }
    Redirect::to("/")
}

async fn bytes(Query(back): Query<Back>) -> Redirect {
    let bytes = back.to.as_bytes();
    if bytes.first() == Some(&b'/') && bytes.get(1) != Some(&b'/') && bytes.get(1) != Some(&b'\\') {
        return Redirect::to(&back.to);
    }
    Redirect::to("/")
}

async fn one_byte(Query(back): Query<Back>) -> Redirect {
    let bytes = back.to.as_bytes();
    if bytes.len() > 1 && bytes[0] == b'/' && bytes[1] != b'/' {
        return Redirect::to(&back.to); // want RBN602
    }
    Redirect::to("/")
}

async fn stripped(Query(back): Query<Back>) -> Redirect {
    let local = back.to.strip_prefix('/').is_some_and(|rest| !rest.starts_with('/') && !rest.starts_with('\\'));
    Redirect::to(if local { &back.to } else { "/" })
}

async fn stripped_or(Query(back): Query<Back>) -> Redirect {
    if back.to.strip_prefix('/').map_or(true, |rest| rest.starts_with(['/', '\\'])) {
        return Redirect::to("/");
    }
    Redirect::to(&back.to)
}

async fn matched(Query(back): Query<Back>) -> Redirect {
    match back.to.strip_prefix('/') {
        Some(rest) if !rest.starts_with('/') && !rest.starts_with('\\') => Redirect::to(&back.to),
        Some(_) => Redirect::to(&back.to), // want RBN602
        None => Redirect::to("/"),
    }
}

fn local(to: &str) -> anyhow::Result<String> {
    let rooted = to.starts_with('/') && !to[1..].starts_with('/');
    anyhow::ensure!(rooted && to.chars().all(|c| c.is_ascii_graphic() && c != '\\'), "a path of this site");
    Ok(to.to_owned())
}

async fn checked(Query(back): Query<Back>) -> Redirect {
    local(&back.to).map_or_else(|_| Redirect::to("/"), |to| Redirect::to(&to))
}

async fn download(Query(back): Query<Back>) -> String {
    match back.to.strip_suffix(".txt") {
        Some(stem) if !stem.contains('/') => std::fs::read_to_string(format!("/srv/{}", back.to)).unwrap(),
        _ => std::fs::read_to_string(format!("/srv/{}", back.to)).unwrap(), // want RBN301
    }
}

#[tokio::main]
async fn main() {
    let app = Router::new()
        .route("/a", get(behind_one))
        .route("/b", get(behind_one_of_some))
        .route("/c", get(cut))
        .route("/d", get(second_character))
        .route("/e", get(third_character))
        .route("/f", get(bytes))
        .route("/g", get(one_byte))
        .route("/h", get(stripped))
        .route("/i", get(stripped_or))
        .route("/j", get(matched))
        .route("/k", get(checked))
        .route("/l", get(download));
    let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}

fn word() -> String {
    std::env::args().nth(1).unwrap()
}

// Nothing stands there, or something else.
fn not_there(text: String) {
    if matches!(text.chars().next(), Some('-') | None) {
        return;
    }
    std::process::Command::new("git").arg("show").arg(&text).status().unwrap();
}

fn not_second(text: String) {
    if matches!(text.chars().nth(1), Some('-') | None) {
        return;
    }
    std::process::Command::new("git").arg("show").arg(&text).status().unwrap(); // want RBN203
}

fn unless_let(text: String) {
    if let Some('-') = text.chars().next() {
        return;
    }
    std::process::Command::new("git").arg("show").arg(&text).status().unwrap();
}

// What an iterator yields that something was taken from is not the first character.
fn taken_before(text: String) {
    let mut left = text.chars();
    left.next();
    if left.next() == Some('-') {
        return;
    }
    std::process::Command::new("git").arg("show").arg(&text).status().unwrap(); // want RBN203
}

fn gone_through(text: String) {
    let mut left = text.chars();
    while let Some(c) = left.next() {
        println!("{}", c.is_alphabetic());
    }
    std::process::Command::new("git").arg("show").arg(&text).status().unwrap(); // want RBN203
}

// What is so of the first text of a list is not so of the others.
fn first_of_list(texts: Vec<String>) {
    if texts.first().is_some_and(|text| text.chars().all(char::is_alphanumeric)) {
        std::process::Command::new("git").arg("show").args(&texts).status().unwrap(); // want RBN203
    }
}

// Where an arm takes what an Option holds, those before it have not.
fn refused_before(text: String) {
    match text.as_bytes().first() {
        None | Some(b'-') => return,
        Some(_) => {}
    }
    std::process::Command::new("git").arg("show").arg(&text).status().unwrap();
}

fn another_refused(text: String) {
    match text.as_bytes().first() {
        None | Some(b'+') => return,
        Some(_) => {}
    }
    std::process::Command::new("git").arg("show").arg(&text).status().unwrap(); // want RBN203
}

fn without_dashes(text: String) {
    std::process::Command::new("git").arg("show").arg(text.trim_start_matches('-')).status().unwrap();
    std::process::Command::new("git").arg("show").arg(text.trim_start_matches('+')).status().unwrap(); // want RBN203
    std::process::Command::new("git").arg("show").arg(text.trim_end_matches('-')).status().unwrap(); // want RBN203
}

fn without_slashes(text: String) {
    let relative = text.trim_start_matches('/');
    if relative.split('/').any(|part| part == "..") {
        return;
    }
    std::fs::read(std::path::Path::new("/srv").join(relative)).unwrap();
    std::fs::read(std::path::Path::new("/srv").join(&text)).unwrap(); // want RBN301
}

fn put_together(text: String) {
    let word = text.as_str();
    std::process::Command::new("grep").arg(["--regexp=", word].concat()).status().unwrap();
    std::process::Command::new("grep").arg(["x", word].join(":")).status().unwrap();
    std::process::Command::new("grep").arg(["--", word].concat()).status().unwrap(); // want RBN203
    std::process::Command::new("grep").arg([word, "x"].concat()).status().unwrap(); // want RBN203
}

// Each byte of a pattern is a piece of the text, and says nothing of another one: there can be many of them.
fn sort_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [137, 80, 78, 71, 13, 10, 26, 10, ..] => Some("png"),
        [0, 0, 1, 0, n1, n2, ..] if u16::from_le_bytes([*n1, *n2]) > 0 => Some("icon"),
        [82, 73, 70, 70, _, _, _, _, 87, 69, 66, 80, ..] => Some("webp"),
        [255, 216, 255, b, ..] if *b >= 0xC0 => Some("jpeg"),
        [71, 73, 70, 56, 55 | 57, 97, ..] => Some("gif"),
        [66, 77, _, _, _, _, 0, 0, 0, 0, ..] => Some("bmp"),
        [60, 115, 118, 103, ..] => Some("svg"),
        [60, 63, 120, 109, 108, ..] => Some("xml"),
        _ => None,
    }
}

fn many_bytes(text: String) {
    if sort_of(text.as_bytes()).is_none() {
        return;
    }
    std::process::Command::new("git").arg("show").arg(&text).status().unwrap(); // want RBN203
}

pub fn local_uses() {
    many_bytes(word());
    not_there(word());
    not_second(word());
    unless_let(word());
    taken_before(word());
    gone_through(word());
    first_of_list(std::env::args().collect());
    refused_before(word());
    another_refused(word());
    without_dashes(word());
    without_slashes(word());
    put_together(word());
}
