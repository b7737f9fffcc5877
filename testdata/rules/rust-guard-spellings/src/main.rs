// One check in the many ways in which it is spelled: kept in a constant, asserted, counted, folded, with its answer
// made into a Result.
use axum::extract::Query;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

fn is_word(s: &str) -> bool { s.chars().all(|c| c.is_ascii_alphanumeric()) }
fn is_some(s: &str) -> bool { !s.is_empty() }
fn check(s: &str) -> Result<(), String> { if is_word(s) { Ok(()) } else { Err("no word".into()) } }
fn warn(s: &str) -> Result<(), String> { if is_word(s) { Ok(()) } else { Ok(()) } }

const WORD: fn(&str) -> bool = is_word;
const SOME: fn(&str) -> bool = is_some;
static WORDS: fn(&str) -> bool = |s| s.bytes().all(|b| b.is_ascii_alphanumeric());
static TEXTS: fn(&str) -> bool = |s| s.bytes().all(|b| b != 0);
const CHECK: fn(&str) -> Result<(), String> = check;

async fn kept(Query(a): Query<String>, Query(b): Query<String>, Query(c): Query<String>) {
    if WORD(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); }
    if WORDS(&b) { Command::new("sh").arg("-c").arg(format!("ls {b}")).status().ok(); }
    if CHECK(&c).is_ok() { Command::new("sh").arg("-c").arg(format!("ls {c}")).status().ok(); }
}

async fn kept_in_vain(Query(a): Query<String>, Query(b): Query<String>, Query(c): Query<String>) {
    if SOME(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
    if TEXTS(&b) { Command::new("sh").arg("-c").arg(format!("ls {b}")).status().ok(); } // want RBN201
    if CHECK(&c).is_err() { Command::new("sh").arg("-c").arg(format!("ls {c}")).status().ok(); } // want RBN201
}

async fn asserted(Query(a): Query<String>, Query(b): Query<String>, Query(c): Query<String>, Query(d): Query<String>) {
    assert_eq!(is_word(&a), true);
    Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok();
    assert_ne!(is_word(&b), false, "no word");
    Command::new("sh").arg("-c").arg(format!("ls {b}")).status().ok();
    assert_eq!(true, is_word(&c));
    Command::new("sh").arg("-c").arg(format!("ls {c}")).status().ok();
    assert_eq!(check(&d), Ok(()));
    Command::new("sh").arg("-c").arg(format!("ls {d}")).status().ok();
}

async fn asserted_in_vain(Query(a): Query<String>, Query(b): Query<String>, Query(c): Query<String>) {
    assert_eq!(is_word(&a), false);
    Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); // want RBN201
    debug_assert_eq!(is_word(&b), true);
    Command::new("sh").arg("-c").arg(format!("ls {b}")).status().ok(); // want RBN201
    assert_ne!(is_word(&c), true);
    Command::new("sh").arg("-c").arg(format!("ls {c}")).status().ok(); // want RBN201
}

fn and_ok(s: String) -> Result<String, String> { check(&s).and(Ok(s)) }
fn and_then_ok(s: String) -> Result<String, String> { check(&s).and_then(|_| Ok(s)) }
fn map_ok(s: &str) -> Result<&str, String> { check(s).map(|()| s) }
fn warn_and(s: String) -> Result<String, String> { warn(&s).and(Ok(s)) }
fn or_ok(s: String) -> Result<String, String> { check(&s).or(Ok(())).and(Ok(s)) }

async fn chained(Query(a): Query<String>, Query(b): Query<String>, Query(c): Query<String>) -> Result<(), String> {
    let a = and_ok(a)?;
    Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok();
    let b = and_then_ok(b)?;
    Command::new("sh").arg("-c").arg(format!("ls {b}")).status().ok();
    let c = map_ok(&c)?;
    Command::new("sh").arg("-c").arg(format!("ls {c}")).status().ok();
    Ok(())
}

async fn chained_in_vain(Query(a): Query<String>, Query(b): Query<String>) -> Result<(), String> {
    let a = warn_and(a)?;
    Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); // want RBN201
    let b = or_ok(b)?;
    Command::new("sh").arg("-c").arg(format!("ls {b}")).status().ok(); // want RBN201
    Ok(())
}

async fn made(Query(a): Query<String>, Query(b): Query<String>) -> Result<(), String> {
    let r = if is_word(&a) { Ok(()) } else { Err("no word".to_string()) };
    r?;
    Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok();
    let r = if is_word(&b) { Ok(()) } else { Err("no word") };
    if let Err(e) = r { return Err(e.into()); }
    Command::new("sh").arg("-c").arg(format!("ls {b}")).status().ok();
    Ok(())
}

async fn made_by_match(Query(a): Query<String>, Query(b): Query<String>) -> Result<(), String> {
    let r = match is_word(&a) { true => Ok(()), false => Err("no word".to_string()) };
    r?;
    Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok();
    let r: Option<()> = if !is_word(&b) { None } else { Some(()) };
    if let None = r { return Ok(()); }
    Command::new("sh").arg("-c").arg(format!("ls {b}")).status().ok();
    Ok(())
}

async fn made_in_vain(Query(a): Query<String>, Query(b): Query<String>) -> Result<(), String> {
    let r = if is_word(&a) { Err("a word".to_string()) } else { Ok(()) };
    r?;
    Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); // want RBN201
    let r = if is_word(&b) { Ok(()) } else if b.len() < 9 { Ok(()) } else { Err("no word") };
    r?;
    Command::new("sh").arg("-c").arg(format!("ls {b}")).status().ok(); // want RBN201
    Ok(())
}

fn none_bad(s: &str) -> bool {
    let mut bad = 0;
    for c in s.chars() {
        if !c.is_ascii_alphanumeric() { bad += 1; }
    }
    bad == 0
}
fn few_bad(s: &str) -> bool {
    let mut bad = 0;
    for c in s.chars() {
        if !c.is_ascii_alphanumeric() { bad += 1; }
    }
    bad < 3
}
fn some_bad(s: &str) -> bool {
    let mut bad = 0;
    for c in s.chars() {
        if !c.is_ascii_alphanumeric() { bad += 1; }
    }
    bad != 0
}
fn none_good(s: &str) -> bool {
    let mut good = 0;
    for c in s.chars() {
        if c.is_ascii_alphanumeric() { good += 1; }
    }
    good == 0
}

async fn counted(Query(a): Query<String>) {
    if none_bad(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); }
}

async fn counted_here(Query(a): Query<String>) {
    let mut bad = 0;
    for c in a.chars() {
        if !c.is_ascii_alphanumeric() { bad += 1; }
    }
    if bad > 0 { return; }
    Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok();
}

async fn noted_here(Query(a): Query<String>, Query(b): Query<String>) {
    let mut ok = true;
    for c in a.chars() {
        if !c.is_ascii_alphanumeric() { ok = false; }
    }
    if !ok { return; }
    Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok();
    Command::new("sh").arg("-c").arg(format!("ls {b}")).status().ok(); // want RBN201
}

async fn counted_here_in_vain(Query(a): Query<String>, Query(b): Query<String>) {
    let mut bad = 0;
    for c in a.chars() {
        if !c.is_ascii_alphanumeric() { bad += 1; }
        if bad > 3 { bad = 0; }
    }
    if bad > 0 { return; }
    Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); // want RBN201
    let mut bad = 0;
    for c in b.chars() {
        if !c.is_ascii_alphanumeric() { bad += 1; }
    }
    if bad > 1 { return; }
    Command::new("sh").arg("-c").arg(format!("ls {b}")).status().ok(); // want RBN201
}

async fn counted_in_vain(Query(a): Query<String>) {
    if few_bad(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
    if some_bad(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
    if none_good(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
}

fn by_filter_count(s: &str) -> bool { s.chars().filter(|c| !c.is_ascii_alphanumeric()).count() == 0 }
fn by_less(s: &str) -> bool { s.bytes().filter(|c| c.is_ascii_alphanumeric()).count() < s.len() }
fn by_other(s: &str, t: &str) -> bool { s.bytes().filter(|c| c.is_ascii_alphanumeric()).count() == t.len() }
fn by_or_fold(s: &str) -> bool { s.chars().fold(true, |ok, c| ok || c.is_ascii_alphanumeric()) }
fn by_any_fold(s: &str) -> bool { s.chars().fold(false, |bad, c| bad || !c.is_ascii_alphanumeric()) }
fn by_map(s: &str) -> bool { s.chars().map(|c| c.is_ascii_alphanumeric()).all(|ok| ok) }
fn by_any_map(s: &str) -> bool { s.chars().map(|c| !c.is_ascii_alphanumeric()).any(|bad| bad) }
fn by_wide_map(s: &str) -> bool { s.chars().map(|c| c.is_ascii()).all(|ok| ok) }

async fn of_all(Query(a): Query<String>) {
    if by_filter_count(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); }
    if by_map(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); }
    if !by_any_map(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); }
}

async fn of_all_in_vain(Query(a): Query<String>, Query(b): Query<String>) {
    if by_less(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
    if by_other(&a, &b) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
    if by_or_fold(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
    if by_any_fold(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
    if by_any_map(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
    if by_wide_map(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
}

fn first_of_chars(s: &str) -> bool {
    let mut chars = s.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic()) && chars.all(|c| c.is_ascii_alphanumeric())
}
fn first_matched(s: &str) -> bool {
    let mut chars = s.chars();
    match chars.next() {
        Some(c) if c.is_ascii_alphabetic() => chars.all(|c| c.is_ascii_alphanumeric()),
        _ => false,
    }
}
fn only_rest(s: &str) -> bool { s.chars().skip(1).all(|c| c.is_ascii_alphanumeric()) }
fn only_first(s: &str) -> bool { s.chars().next().is_some_and(|c| c.is_ascii_alphabetic()) }
fn rest_of_chars(s: &str) -> bool { let mut chars = s.chars(); chars.next(); chars.all(|c| c.is_ascii_alphanumeric()) }

async fn in_two(Query(a): Query<String>) {
    if first_of_chars(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); }
    if first_matched(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); }
}

async fn in_two_in_vain(Query(a): Query<String>) {
    if only_rest(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
    if only_first(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
    if rest_of_chars(&a) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
}

async fn ends(Query(a): Query<String>, Query(b): Query<String>) {
    if a.strip_suffix(".log").is_some_and(is_word) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); }
    if b.strip_prefix("x-").is_some_and(|r| is_word(r)) { Command::new("sh").arg("-c").arg(format!("ls {b}")).status().ok(); }
}

async fn ends_of_hosts(Query(a): Query<String>, Query(b): Query<String>) -> Option<()> {
    let label = a.strip_suffix(".files.example.com").ok_or(()).ok()?;
    if label.is_empty() || !label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return None;
    }
    std::net::TcpStream::connect((a.as_str(), 7411)).ok()?;
    let label = b.strip_suffix(".files.example.com")?;
    if label.is_empty() {
        return None;
    }
    std::net::TcpStream::connect((b.as_str(), 7411)).ok().map(|_| ()) // want RBN601
}

async fn ends_in_vain(Query(a): Query<String>, Query(b): Query<String>) {
    if a.strip_suffix(".log").is_some_and(is_some) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
    if a.strip_prefix("$(").is_some_and(is_word) { Command::new("sh").arg("-c").arg(format!("ls {a}")).status().ok(); } // want RBN201
    if b.strip_prefix("x-").is_none_or(is_word) { Command::new("sh").arg("-c").arg(format!("ls {b}")).status().ok(); } // want RBN201
}

async fn names(Query(a): Query<String>, Query(b): Query<String>) {
    if Path::new(&a).file_name().map(|f| f == OsStr::new(&a)).unwrap_or(false) { std::fs::read(format!("/srv/{a}")).ok(); }
    if Path::new(&b).file_name().is_some_and(|f| f == b.as_str()) { std::fs::read(format!("/srv/{b}")).ok(); }
    if Path::new(&b).file_name() == Some(OsStr::new(&b)) { std::fs::read(format!("/srv/{b}")).ok(); }
}

async fn names_in_vain(Query(a): Query<String>, Query(b): Query<String>) {
    if Path::new(&a).file_name().map(|f| f != OsStr::new(&a)).unwrap_or(false) { std::fs::read(format!("/srv/{a}")).ok(); } // want RBN301
    if Path::new(&b).file_name().is_some_and(|f| f == "index") { std::fs::read(format!("/srv/{b}")).ok(); } // want RBN301
}
