// What is parsed, kept and replaced.
use axum::extract::Query; use axum::routing::get; use std::process::Command;
struct R { tags: Vec<String>, count: Option<String>, p: String }
async fn h1(Query(mut r): Query<R>) {
    r.tags.retain(|t| t.chars().all(char::is_alphanumeric));
    Command::new("sh").arg("-c").arg(format!("a {}", r.tags.join(" "))).status().ok();
}
async fn h2(Query(r): Query<R>) {
    let c = r.count.as_deref().and_then(|c| c.parse::<u8>().ok()).unwrap_or(1);
    Command::new("sh").arg("-c").arg(format!("b {c}")).status().ok();
    let c = r.count.as_deref().map(|c| c.parse::<u8>().unwrap_or(2)).unwrap_or(1);
    Command::new("sh").arg("-c").arg(format!("c {c}")).status().ok();
    let c = r.count.as_deref().and_then(|c| c.parse::<u8>().ok());
    Command::new("sh").arg("-c").arg(format!("c2 {c:?}")).status().ok();
}
async fn h3(Query(r): Query<R>) {
    let id: u64 = r.p.parse().map_err(|_| ()).unwrap();
    Command::new("sh").arg("-c").arg(format!("d {}", r.p)).status().ok();
}
async fn h4(Query(p): Query<String>) -> Result<(), std::num::ParseIntError> {
    let id: u64 = p.parse()?;
    Command::new("sh").arg("-c").arg(format!("e {p}")).status().ok();
    Ok(())
}
async fn h5(Query(p): Query<String>) -> Result<(), String> {
    let id: u64 = p.parse().map_err(|_| "x".to_string())?;
    Command::new("sh").arg("-c").arg(format!("f {p}")).status().ok();
    Ok(())
}
async fn h6(Query(p): Query<String>) -> Result<(), String> {
    let id = p.parse::<u64>().map_err(|_| "x".to_string())?;
    Command::new("sh").arg("-c").arg(format!("g {p}")).status().ok();
    Ok(())
}
async fn h7(Query(p): Query<String>) -> Result<(), String> {
    let Ok(id) = p.parse::<u64>() else { return Ok(()) };
    Command::new("sh").arg("-c").arg(format!("h {p}")).status().ok();
    Ok(())
}
async fn h8(Query(p): Query<String>) -> Result<(), String> {
    let q = p.replace(['.', '/', '\\'], "_");
    std::fs::read(format!("/srv/{q}")).ok();
    let q = p.replace(['/', '\\'], "_");
    std::fs::read(q).ok(); // want RBN301
    Command::new("sh").arg("-c").arg(p.replacen(';', "", 1)).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(p.replace(';', "")).status().ok(); // want RBN201
    let q = p.replace(|c: char| !c.is_ascii_alphanumeric(), "");
    Command::new("sh").arg("-c").arg(format!("j {q}")).status().ok();
    let q = p.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    Command::new("sh").arg("-c").arg(format!("k {q}")).status().ok(); // want RBN201
    Ok(())
}
struct Name(String);
impl Name { fn parse(s: &str) -> Option<Name> { if s.bytes().all(|b| b.is_ascii_digit()) { Some(Name(s.to_string())) } else { None } } }
async fn h9(Query(p): Query<Vec<String>>) {
    let all: Option<Vec<Name>> = p.iter().map(|t| Name::parse(t)).collect();
    if let Some(all) = all {
        for a in &all { Command::new("sh").arg("-c").arg(format!("l {}", a.0)).status().ok(); }
    }
}
fn main(){ axum::Router::new().route("/", get(h1)).route("/", get(h2)).route("/", get(h3)).route("/", get(h4)).route("/", get(h5)).route("/", get(h6)).route("/", get(h7)).route("/", get(h8)).route("/", get(h9)); }
