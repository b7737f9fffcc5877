// Checks in less usual forms: guards of arms, values that are replaced, classes told by their ends, parts of elements.
use axum::extract::Query;
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


