// Truth values that branches leave, lists of what is wrong, and values that branches merge.
use axum::extract::Query;
use std::fs;
use std::str::FromStr;

fn is_word(s: &str) -> bool { s.chars().all(|c| c.is_ascii_alphanumeric()) }

async fn flags(Query(x): Query<String>) {
    let mut ok = false;
    if is_word(&x) { ok = true; }
    if ok { fs::read(format!("/srv/{x}")).ok(); }
    if !ok { fs::read(format!("/srv/{x}")).ok(); } // want RBN301
    let mut good = true;
    if !is_word(&x) { good = false; }
    if x.len() > 40 { good = false; }
    if !good { return; }
    fs::read(format!("/srv/{x}")).ok();
}

async fn either_flag(Query(x): Query<String>) {
    let mut ok = false;
    if is_word(&x) { ok = true; }
    if x.len() > 40 { ok = true; }
    if ok { fs::read(format!("/srv/{x}")).ok(); } // want RBN301
}

async fn combined(Query(x): Query<String>) {
    let mut ok = x.len() < 40;
    ok &= is_word(&x);
    if ok { fs::read(format!("/srv/{x}")).ok(); }
    ok |= x.is_ascii();
    if ok { fs::read(format!("/srv/{x}")).ok(); } // want RBN301
    if is_word(&x) & (x.len() > 2) { fs::read(format!("/srv/{x}")).ok(); }
    if is_word(&x) | (x.len() > 2) { fs::read(format!("/srv/{x}")).ok(); } // want RBN301
    if is_word(&x) != false { fs::read(format!("/srv/{x}")).ok(); }
    if is_word(&x) != true { fs::read(format!("/srv/{x}")).ok(); } // want RBN301
}

async fn matched(Query(x): Query<String>) {
    let known = match x.as_str() { "a" | "b" => true, y if is_word(y) => true, _ => false };
    if !known { return; }
    fs::read(format!("/srv/{x}")).ok();
}

async fn matched_loosely(Query(x): Query<String>) {
    let known = match x.as_str() { "" => false, y if y.len() > 9 => is_word(y), _ => true };
    if !known { return; }
    fs::read(format!("/srv/{x}")).ok(); // want RBN301
}

async fn within(Query(x): Query<String>) {
    if x.len() < 40 && (match x.as_str() { "a" => true, "b" => true, _ => false }) {
        fs::read(format!("/srv/{x}")).ok();
    }
}

async fn asked(Query(x): Query<String>) {
    let ok = || is_word(&x);
    if !ok() { return; }
    fs::read(format!("/srv/{x}")).ok();
}

async fn asked_wrongly(Query(x): Query<String>) {
    let ok = || is_word(&x);
    if ok() { return; }
    fs::read(format!("/srv/{x}")).ok(); // want RBN301
}

async fn wrong(Query(x): Query<String>, Query(y): Query<String>) {
    let mut errors: Vec<&str> = Vec::new();
    if !is_word(&x) { errors.push("x"); }
    if y.len() > 9 { errors.push("y"); }
    if !errors.is_empty() { return; }
    fs::read(format!("/srv/{x}")).ok();
    fs::read(format!("/srv/{y}")).ok(); // want RBN301
}

async fn wrong_way(Query(x): Query<String>) {
    let mut errors: Vec<&str> = vec![];
    if !is_word(&x) { errors.push("x"); }
    if errors.is_empty() { return; }
    fs::read(format!("/srv/{x}")).ok(); // want RBN301
}

fn validate(x: &str) -> Result<(), Vec<String>> {
    let mut errors = vec![];
    if !is_word(x) { errors.push(format!("bad {x}")); }
    if x.len() > 90 { errors.push("long".to_string()); }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn problems(x: &str) -> Vec<String> {
    let mut errors = Vec::new();
    if !is_word(x) { errors.push("x".to_string()); }
    errors
}

async fn validated(Query(x): Query<String>, Query(y): Query<String>, Query(z): Query<String>) {
    if validate(&x).is_err() { return; }
    fs::read(format!("/srv/{x}")).ok();
    if !problems(&y).is_empty() { return; }
    fs::read(format!("/srv/{y}")).ok();
    if problems(&z).is_empty() { return; }
    fs::read(format!("/srv/{z}")).ok(); // want RBN301
}

enum Kind { A, B }
impl FromStr for Kind {
    type Err = String;
    fn from_str(s: &str) -> Result<Kind, String> { match s { "a" => Ok(Kind::A), "b" => Ok(Kind::B), _ => Err(s.to_string()) } }
}

async fn parsed(Query(x): Query<String>) {
    if x.parse::<Kind>().is_ok() { fs::read(format!("/srv/{x}")).ok(); }
    if x.parse::<Kind>().is_err() { fs::read(format!("/srv/{x}")).ok(); } // want RBN301
}

fn taken(s: &str) -> Result<&str, String> { if is_word(s) { Ok(s) } else { Err(format!("bad {s}")) } }

async fn found(Query(x): Query<String>) -> Result<(), String> {
    if let Some(y) = x.split(',').find(|s| is_word(s)) { fs::read(format!("/srv/{y}")).ok(); }
    if let Some(y) = x.split(',').find(|s| !is_word(s)) { fs::read(format!("/srv/{y}")).ok(); } // want RBN301
    let all = x.split(',').map(|s| taken(s)).collect::<Result<Vec<_>, _>>();
    if let Err(e) = &all { fs::read(format!("/srv/{e}")).ok(); } // want RBN301
    for y in all? { fs::read(format!("/srv/{y}")).ok(); }
    Ok(())
}

async fn left_early(Query(x): Query<String>) {
    let mut ok = true;
    for c in x.chars() { if !c.is_ascii_alphanumeric() { ok = false; break; } }
    if ok { fs::read(format!("/srv/{x}")).ok(); }
    if !ok { fs::read(format!("/srv/{x}")).ok(); } // want RBN301
}

async fn a_result(Query(x): Query<String>, Query(y): Query<String>, Query(z): Query<String>) -> Result<(), String> {
    let wrong = if is_word(&x) { None } else { Some("bad") };
    if let Some(e) = wrong { return Err(e.to_string()); }
    fs::read(format!("/srv/{x}")).ok();
    let wrong = if is_word(&y) { None } else { Some("bad") };
    if wrong.is_none() { return Ok(()); }
    fs::read(format!("/srv/{y}")).ok(); // want RBN301
    let checked = if is_word(&z) { Ok(()) } else { Err(z.to_uppercase()) };
    checked?;
    fs::read(format!("/srv/{z}")).ok();
    Ok(())
}

const FAST: &str = "fast";

async fn named(Query(x): Query<String>) {
    const SLOW: &str = "slow";
    match x.as_str() {
        FAST | SLOW => { fs::read(format!("/srv/{x}")).ok(); }
        other => { fs::read(format!("/srv/{other}")).ok(); } // want RBN301
    }
}

fn main() {
    use axum::routing::get;
    axum::Router::<()>::new().route("/1", get(flags)).route("/2", get(either_flag)).route("/3", get(combined)).route("/4", get(matched));
}
