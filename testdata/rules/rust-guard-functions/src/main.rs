use anyhow::{bail, ensure, Context};
use axum::extract::{Path, Query};
use axum::routing::get;
use axum::Router;
use serde::Deserialize;
use std::process::Command;

fn run(line: &str) {
    let _ = Command::new("sh").arg("-c").arg(line).status();
}

fn is_word(x: &str) -> bool {
    !x.is_empty() && x.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

// It returns early in each of its ways.
fn is_name(x: &str) -> bool {
    if x.len() > 64 {
        return false;
    }
    for c in x.chars() {
        if c == '\0' {
            return false;
        }
    }
    match x {
        "" => false,
        _ => is_word(x),
    }
}

fn check(x: &str) -> Result<(), String> {
    if !is_word(x) {
        return Err(format!("no name: {x}"));
    }
    Ok(())
}

fn check_length(x: &str) -> Result<(), String> {
    if x.len() > 64 {
        return Err("too long".to_string());
    }
    Ok(())
}

// The arms of the last expression.
fn check_arms(x: &str) -> Result<(), &'static str> {
    if is_word(x) {
        Ok(())
    } else {
        Err("no name")
    }
}

fn check_wrong(x: &str) -> Result<(), &'static str> {
    if is_word(x) {
        Err("a name")
    } else {
        Ok(())
    }
}

fn check_match(x: &str) -> Option<()> {
    match is_word(x) {
        true => Some(()),
        false => None,
    }
}

// Where something is found, it is bad.
fn problem(x: &str) -> Option<String> {
    if is_word(x) {
        return None;
    }
    Some(format!("{x} is bad"))
}

fn check_all(x: &str) -> anyhow::Result<()> {
    check_length(x).map_err(anyhow::Error::msg)?;
    if let Some(p) = problem(x) {
        bail!(p);
    }
    Ok(())
}

fn check_macro(x: &str) -> anyhow::Result<()> {
    ensure!(is_name(x), "no name");
    Ok(())
}

fn check_tail(x: &str) -> anyhow::Result<()> {
    check(x).map_err(anyhow::Error::msg).context("name")
}

fn must(x: &str) {
    assert!(is_word(x), "no name");
}

fn should(x: &str) {
    debug_assert!(is_word(x), "no name");
}

fn cleaned(x: &str) -> Option<&str> {
    is_word(x).then_some(x)
}

fn need(condition: bool) -> Result<(), String> {
    if condition {
        Ok(())
    } else {
        Err("bad".into())
    }
}

async fn predicates(Path(x): Path<String>) {
    if is_word(&x) {
        run(&x);
    } else {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if is_name(&x) && x.len() > 2 {
        run(&x);
    }
    if is_name(&x) || x.len() > 2 {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    let ok = |y: &str| y.bytes().all(|b| b.is_ascii_lowercase());
    if ok(&x) {
        run(&x);
    }
    let known = is_word(&x);
    if known {
        run(&x);
    }
    if !known {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
}

async fn asked(Path(x): Path<String>) -> Result<(), String> {
    check_length(&x)?;
    let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    let _ = check(&x);
    let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    check_wrong(&x)?;
    let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    check(&x)?;
    run(&x);
    Ok(())
}

async fn arms(Path(x): Path<String>) -> Result<(), &'static str> {
    check_arms(&x)?;
    run(&x);
    Ok(())
}

async fn tested(Path(x): Path<String>) {
    if check(&x).is_ok() {
        run(&x);
    }
    if check(&x).is_err() {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    if let Ok(()) = check(&x) {
        run(&x);
    }
    if let Err(e) = check(&x) {
        let _ = Command::new("sh").arg("-c").arg(e).status(); // want RBN201
        return;
    }
    run(&x);
}

async fn options(Path(x): Path<String>) {
    if check_match(&x).is_some() {
        run(&x);
    }
    if problem(&x).is_none() {
        run(&x);
    }
    if problem(&x).is_some() {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    }
    match check(&x) {
        Ok(()) => run(&x),
        Err(_) => {
            let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
        }
    }
    let Some(name) = cleaned(&x) else { return };
    run(name);
    run(&x);
}

async fn macros(Path(x): Path<String>) -> anyhow::Result<()> {
    check_macro(&x)?;
    run(&x);
    Ok(())
}

async fn all(Path(x): Path<String>) -> anyhow::Result<()> {
    check_all(&x)?;
    run(&x);
    Ok(())
}

async fn tail(Path(x): Path<String>) {
    check_tail(&x).unwrap();
    run(&x);
}

async fn asserted(Path(x): Path<String>) {
    should(&x);
    let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    must(&x);
    run(&x);
}

async fn needed(Path(x): Path<String>) -> Result<(), String> {
    need(x.len() > 3)?;
    let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    need(is_word(&x))?;
    run(&x);
    Ok(())
}

// Of another value, or of what it was before.
async fn others(Path((x, y)): Path<(String, String)>) -> Result<(), String> {
    check(&y)?;
    let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    check(&x)?;
    let x = format!("{x} {}", y.trim());
    run(&x);
    Ok(())
}

#[derive(Deserialize)]
struct Order {
    name: String,
    note: String,
}

impl Order {
    fn validate(&self) -> Result<(), String> {
        if !is_word(&self.name) {
            return Err("name".into());
        }
        Ok(())
    }

    fn is_valid(&self) -> bool {
        is_word(&self.name)
    }
}

fn valid_order(order: &Order) -> bool {
    is_word(&order.name)
}

async fn object(Query(order): Query<Order>) -> Result<(), String> {
    let _ = Command::new("sh").arg("-c").arg(&order.name).status(); // want RBN201
    order.validate()?;
    run(&order.name);
    let _ = Command::new("sh").arg("-c").arg(&order.note).status(); // want RBN201
    Ok(())
}

async fn object_asked(Query(order): Query<Order>) {
    if order.is_valid() {
        run(&order.name);
    }
    if valid_order(&order) {
        run(&order.name);
    }
    if !valid_order(&order) {
        let _ = Command::new("sh").arg("-c").arg(&order.name).status(); // want RBN201
    }
}

// What the outcome of one is worth for another.
async fn combined(Path(x): Path<String>) {
    if !check(&x).is_ok() {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
        return;
    }
    run(&x);
}

async fn combined_errors(Path(x): Path<String>) {
    if check(&x).err().is_some() {
        return;
    }
    run(&x);
}

async fn combined_again(Path(x): Path<String>) {
    if problem(&x).ok_or("good").is_err() {
        run(&x);
    }
    if check(&x).err().is_none() {
        run(&x);
    }
    if check(&x).map(|()| 1).is_ok() {
        run(&x);
    }
    if check_length(&x).and_then(|()| check(&x)).is_ok() {
        run(&x);
    }
    if check(&x).and(check_length(&x)).is_ok() {
        run(&x);
    }
    if let Some(name) = Some(x.as_str()).filter(|n| is_word(n)) {
        run(name);
    }
    if !problem(&x).is_none() {
        let _ = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
        return;
    }
    run(&x);
}

async fn filtered(Path(x): Path<String>) {
    let mut kept = x.clone();
    kept.retain(|c| c.is_ascii_alphanumeric());
    run(&kept);
    let digits: String = x.chars().filter(|c| c.is_ascii_digit()).collect();
    run(&digits);
    let others: String = x.chars().filter(|c| !c.is_ascii_digit()).collect();
    let _ = Command::new("sh").arg("-c").arg(&others).status(); // want RBN201
    let first: String = x.chars().take_while(char::is_ascii_digit).collect();
    run(&first);
    let rest: String = x.chars().skip_while(|c| c.is_ascii_digit()).collect();
    let _ = Command::new("sh").arg("-c").arg(&rest).status(); // want RBN201
}

#[tokio::main]
async fn main() {
    let _: Router = Router::new()
        .route("/a", get(predicates).post(asked).put(arms))
        .route("/b", get(tested).post(options).put(macros))
        .route("/c", get(all).post(tail).put(asserted))
        .route("/d", get(needed).post(others).put(object).delete(object_asked))
        .route("/e", get(combined).post(combined_errors).put(combined_again).delete(filtered));
}
