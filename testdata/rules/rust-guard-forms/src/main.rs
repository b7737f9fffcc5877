// Checks in less usual forms: guards of arms, values that are replaced, classes told by their ends, parts of elements.
use axum::extract::Query;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;



fn is_word(s: &str) -> bool { s.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') }
fn check(s: &str) -> Result<(), String> { if is_word(s) { Ok(()) } else { Err("no word".into()) } }

async fn arms(Query(x): Query<String>, Query(y): Query<Option<String>>) {
    match x.as_str() {
        s if !is_word(s) => return,
        s => { Command::new("sh").arg("-c").arg(format!("ls {s}")).status().ok(); }
    }
    match y {
        Some(s) if !is_word(&s) => eprintln!("no word: {}", s.len()),
        Some(s) => { Command::new("sh").arg("-c").arg(format!("ls {s}")).status().ok(); }
        None => {}
    }
}

async fn arms_in_vain(Query(x): Query<String>, Query(y): Query<Option<String>>) {
    match x.as_str() {
        s if is_word(s) => return,
        s => { Command::new("sh").arg("-c").arg(format!("ls {s}")).status().ok(); } // want RBN201
    }
    match y {
        Some(s) if s.is_empty() && !is_word(&s) => return,
        Some(s) => { Command::new("sh").arg("-c").arg(format!("ls {s}")).status().ok(); } // want RBN201
        None => {}
    }
}

async fn wildcard(Query(x): Query<String>) {
    match x.len() {
        0 => return,
        _ if !is_word(&x) => return,
        _ => {}
    }
    Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
}

async fn another_pattern(Query(x): Query<Result<String, String>>) {
    match x {
        Ok(s) if !is_word(&s) => {}
        Err(s) => { Command::new("sh").arg("-c").arg(format!("ls {s}")).status().ok(); } // want RBN201
        Ok(_) => {}
    }
}

async fn replaced(Query(mut x): Query<String>) {
    if !is_word(&x) { x = "none".to_string(); }
    Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
}

async fn replaced_in_vain(Query(mut x): Query<String>, Query(y): Query<String>) {
    if is_word(&x) { x = "word".to_string(); }
    Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    let mut z = y.as_str();
    if !is_word(z) { z = &x; }
    Command::new("sh").arg("-c").arg(format!("ls {z}")).status().ok(); // want RBN201
}

struct Job { name: String }

async fn replaced_field(Query(x): Query<String>) {
    let mut job = Job { name: x };
    if !is_word(&job.name) { job.name = "none".into(); }
    Command::new("sh").arg("-c").arg(format!("ls {}", job.name)).status().ok();
}

async fn kept_result(Query(x): Query<String>, Query(y): Query<String>) -> Result<(), String> {
    let checked = check(&x);
    checked?;
    Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    let checked = check(&y);
    checked.ok();
    Command::new("sh").arg("-c").arg(format!("ls {y}")).status().ok(); // want RBN201
    Ok(())
}

fn by_ends(s: &str) -> bool { s.chars().all(|c| c >= 'a' && c <= 'z' || '0' <= c && '9' >= c) }
fn by_bytes(s: &str) -> bool { s.bytes().all(|c| c > b'/' && c < b':' || b'@' < c && b'[' > c) }
fn by_wide_ends(s: &str) -> bool { s.chars().all(|c| c >= ' ' && c <= 'z') }
fn by_one_end(s: &str) -> bool { s.bytes().all(|c| c >= b'0') }
fn by_range(s: &str) -> bool { s.chars().all(|c| ('a'..='z').contains(&c) || ('0'..='9').contains(&c)) }
fn by_wide_range(s: &str) -> bool { s.bytes().all(|c| (b' '..=b'~').contains(&c)) }
const LETTERS: &[char] = &['a', 'b', 'c'];
const SIGNS: [char; 3] = ['a', ' ', ';'];
fn by_list(s: &str) -> bool { s.chars().all(|c| LETTERS.contains(&c)) }
fn by_bad_list(s: &str) -> bool { s.chars().all(|c| SIGNS.contains(&c)) }
fn by_bytes_list(s: &str) -> bool { s.bytes().all(|c| b"abc".contains(&c)) }
fn by_bad_bytes(s: &str) -> bool { s.bytes().all(|c| b"ab;".contains(&c)) }

async fn classes(Query(x): Query<String>) {
    if by_ends(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if by_bytes(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if by_wide_ends(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
    if by_one_end(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
    if by_range(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if by_wide_range(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
    if by_list(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if by_bad_list(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
    if by_bytes_list(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if by_bad_bytes(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
}

fn indexed(s: &str) -> bool { s.char_indices().all(|(_, c)| c.is_ascii_alphanumeric()) }
fn numbered(s: &str) -> bool { s.chars().enumerate().all(|(i, c)| c.is_ascii_alphanumeric() || i > 0 && c == '-') }
fn numbered_in_vain(s: &str) -> bool { s.chars().enumerate().all(|(i, c)| c.is_ascii_alphanumeric() || i > 0) }
fn reversed(s: &str) -> bool { s.chars().rev().all(|c| c.is_ascii_digit()) }
fn none_reversed(s: &str) -> bool { !s.chars().rev().any(|c| !c.is_ascii_digit()) }
fn some_reversed(s: &str) -> bool { s.chars().rev().any(|c| c.is_ascii_digit()) }
fn found(s: &str) -> bool { s.find(|c: char| !c.is_ascii_alphanumeric()) == None }
fn not_found(s: &str) -> bool { s.find(|c: char| !c.is_ascii_alphanumeric()) != None }

async fn elements(Query(x): Query<String>) {
    if indexed(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if numbered(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if numbered_in_vain(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
    if reversed(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if none_reversed(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if some_reversed(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
    if found(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if not_found(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
    if !not_found(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    let dirty = x.char_indices().find(|(_, c)| !c.is_ascii_alphanumeric()).map(|(at, _)| at);
    if dirty != None { return; }
    Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
}

// What a loop notes in a truth value while it goes on.
fn noted(s: &str) -> bool {
    let mut ok = true;
    for c in s.chars() { if !c.is_ascii_alphanumeric() { ok = false; } }
    ok
}
fn noted_bad(s: &str) -> bool {
    let mut bad = false;
    for c in s.chars() { if !c.is_ascii_alphanumeric() { bad = true; } }
    bad
}
fn gathered(s: &str) -> bool {
    let mut ok = true;
    for b in s.bytes() { ok &= b.is_ascii_alphanumeric(); }
    ok
}
fn joined(s: &str) -> bool {
    let mut ok = true;
    for b in s.bytes() { ok = ok && b.is_ascii_alphanumeric(); }
    ok
}
fn matched(s: &str) -> bool {
    let mut ok = true;
    for c in s.chars() { match c { 'a'..='z' => {} _ => ok = false } }
    ok
}
fn walked(s: &str) -> bool {
    let mut rest = s.chars();
    while let Some(c) = rest.next() { if !c.is_ascii_digit() { return false; } }
    true
}
fn walked_noting(s: &str) -> bool {
    let (mut ok, mut rest) = (true, s.chars());
    while let Some(c) = rest.next() { if !c.is_ascii_digit() { ok = false; } }
    ok
}
fn last_only(s: &str) -> bool {
    let mut ok = true;
    for c in s.chars() { ok = c.is_ascii_alphanumeric(); }
    ok
}
fn left_before(s: &str) -> bool {
    let mut ok = true;
    for c in s.chars() {
        if c == ';' { break; }
        if !c.is_ascii_alphanumeric() { ok = false; }
    }
    ok
}
fn set_again(s: &str) -> bool {
    let mut ok = true;
    for c in s.chars() { if !c.is_ascii_alphanumeric() { ok = false; } else { ok = true; } }
    ok
}
fn any_is(s: &str) -> bool {
    let mut ok = false;
    for c in s.chars() { if c.is_ascii_alphanumeric() { ok = true; } }
    ok
}

async fn loops(Query(x): Query<String>) {
    if noted(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if !noted(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
    if !noted_bad(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if noted_bad(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
    if gathered(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if joined(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if matched(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if walked(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if walked_noting(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if last_only(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
    if left_before(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
    if set_again(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
    if any_is(&x) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
    if is_word(&x[..]) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); }
    if is_word(&x[1..]) { Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); } // want RBN201
}

// The folders around a path, and parts of one.
async fn paths(Query(x): Query<String>) {
    let p = Path::new("/srv").join(&x).canonicalize().unwrap();
    if p.ancestors().skip(1).any(|a| a == Path::new("/srv")) { fs::read(&p).ok(); }
    if !p.ancestors().skip(1).any(|a| a == Path::new("/srv")) { fs::read(&p).ok(); } // want RBN301
    if !p.ancestors().all(|a| a != Path::new("/srv")) { fs::read(&p).ok(); }
    if p.ancestors().all(|a| a != Path::new("/srv")) { fs::read(&p).ok(); } // want RBN301
    let rel = Path::new(&x);
    if rel.is_relative() && rel.iter().all(|s| s != OsStr::new("..")) { fs::read(Path::new("/srv").join(rel)).ok(); }
    if rel.is_relative() && rel.iter().any(|s| s != OsStr::new("..")) { fs::read(Path::new("/srv").join(rel)).ok(); } // want RBN301
    if x.split('/').all(|s| !s.is_empty() && s != "." && s != "..") { fs::read(Path::new("/srv").join(&x)).ok(); }
    if x.split('/').all(|s| !s.is_empty() && s != "." && s != "...") { fs::read(Path::new("/srv").join(&x)).ok(); } // want RBN301
}
