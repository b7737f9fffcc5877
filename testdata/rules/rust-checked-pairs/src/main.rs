//! Checks of both parts of a pair, which go with the pair that is answered.

use axum::{extract::Path as P, routing::get, Router};
use std::fs;
fn is_slug(s: &str) -> bool { !s.is_empty() && s.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') }

fn then_pair(s: &str) -> Option<(&str, &str)> {
    let (a, b) = s.split_once('.')?;
    (is_slug(a) && is_slug(b)).then_some((a, b))
}
fn then_pair_half(s: &str) -> Option<(&str, &str)> {
    let (a, b) = s.split_once('.')?;
    is_slug(a).then_some((a, b))
}
fn if_pair(s: &str) -> Option<(&str, &str)> {
    let (a, b) = s.split_once('.')?;
    if is_slug(a) && is_slug(b) { Some((a, b)) } else { None }
}
fn if_pair_half(s: &str) -> Option<(&str, &str)> {
    let (a, b) = s.split_once('.')?;
    if is_slug(b) { Some((a, b)) } else { None }
}
fn early_pair(s: &str) -> Result<(&str, &str), String> {
    let (a, b) = s.split_once('.').ok_or("dot")?;
    if !is_slug(a) || !is_slug(b) { return Err("bad".into()); }
    Ok((a, b))
}
fn then_one(s: &str) -> Option<&str> { is_slug(s).then_some(s) }
fn then_late(s: &str) -> Option<String> { is_slug(s).then(|| s.to_string()) }
fn then_pair_late(s: &str) -> Option<(String, String)> {
    let (a, b) = s.split_once('.')?;
    (is_slug(a) && is_slug(b)).then(|| (a.to_string(), b.to_string()))
}
fn filter_pair(s: &str) -> Option<(&str, &str)> {
    s.split_once('.').filter(|(a, b)| is_slug(a) && is_slug(b))
}
struct Pair { a: String, b: String }
fn then_struct(s: &str) -> Option<Pair> {
    let (a, b) = s.split_once('.')?;
    (is_slug(a) && is_slug(b)).then(|| Pair { a: a.into(), b: b.into() })
}
fn match_pair(s: &str) -> Option<(&str, &str)> {
    match s.split_once('.') {
        Some((a, b)) if is_slug(a) && is_slug(b) => Some((a, b)),
        _ => None,
    }
}
async fn h(P(s): P<String>) -> String {
    if let Some((a, b)) = then_pair(&s) {
        fs::read_to_string(format!("/srv/{a}")).ok();
        fs::read_to_string(format!("/srv/{b}")).ok();
    }
    if let Some((a, b)) = then_pair_half(&s) {
        fs::read_to_string(format!("/srv/{a}")).ok();
        fs::read_to_string(format!("/srv/{b}")).ok(); // want RBN301
    }
    if let Some((a, b)) = if_pair(&s) {
        fs::read_to_string(format!("/srv/{a}")).ok();
        fs::read_to_string(format!("/srv/{b}")).ok();
    }
    if let Some((a, b)) = if_pair_half(&s) {
        fs::read_to_string(format!("/srv/{a}")).ok(); // want RBN301
        fs::read_to_string(format!("/srv/{b}")).ok();
    }
    if let Ok((a, b)) = early_pair(&s) {
        fs::read_to_string(format!("/srv/{a}")).ok();
        fs::read_to_string(format!("/srv/{b}")).ok();
    }
    if let Some(a) = then_one(&s) {
        fs::read_to_string(format!("/srv/{a}")).ok();
    }
    if let Some(a) = then_late(&s) {
        fs::read_to_string(format!("/srv/{a}")).ok();
    }
    let Some((a, b)) = then_pair_late(&s) else { return String::new(); };
    fs::read_to_string(format!("/srv/{a}")).ok();
    fs::read_to_string(format!("/srv/{b}")).ok();
    if let Some((a, b)) = filter_pair(&s) {
        fs::read_to_string(format!("/srv/{a}")).ok();
        fs::read_to_string(format!("/srv/{b}")).ok();
    }
    if let Some(p) = then_struct(&s) {
        fs::read_to_string(format!("/srv/{}", p.a)).ok();
        fs::read_to_string(format!("/srv/{}", p.b)).ok();
    }
    if let Some((a, b)) = match_pair(&s) {
        fs::read_to_string(format!("/srv/{a}")).ok();
        fs::read_to_string(format!("/srv/{b}")).ok();
    }
    String::new()
}
#[tokio::main]
async fn main() { axum::serve(tokio::net::TcpListener::bind("0:1").await.unwrap(), Router::new().route("/:s", get(h))).await.unwrap() }
