//! Backup service: names, kinds and targets come from requests.
use anyhow::{anyhow, bail, ensure, Context, Result};
use axum::extract::{Path, Query};
use axum::{routing::get, Router};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::convert::TryFrom;
use std::fmt;
use std::process::Command;
use std::str::FromStr;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level { Full, Incremental, Differential }

impl FromStr for Level {
    type Err = anyhow::Error;
    fn from_str(s: &str) -> Result<Self> {
        Ok(match s {
            "full" => Level::Full,
            "incremental" => Self::Incremental,
            "diff" | "differential" => Self::Differential,
            other => bail!("unknown level {other}"),
        })
    }
}
impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = match self { Level::Full => "full", Level::Incremental => "inc", Level::Differential => "diff" };
        f.write_str(s)
    }
}
impl Level {
    fn as_str(&self) -> &'static str {
        match *self { Level::Full => "full", Level::Incremental => "inc", Level::Differential => "diff" }
    }
}

mod name {
    #[derive(Debug, Clone)]
    pub struct Name(String);
    #[derive(Debug)]
    pub struct BadName(pub String);
    impl Name {
        pub fn parse(raw: &str) -> Result<Self, BadName> {
            let ok = !raw.is_empty() && raw.len() < 40 && raw.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
            if !ok {
                return Err(BadName(raw.to_string()));
            }
            Ok(Self(raw.to_owned()))
        }
        pub fn as_str(&self) -> &str { &self.0 }
        pub fn into_inner(self) -> String { self.0 }
    }
    impl TryFrom<String> for Name {
        type Error = BadName;
        fn try_from(s: String) -> Result<Self, Self::Error> { Self::parse(&s) }
    }
    impl AsRef<str> for Name { fn as_ref(&self) -> &str { &self.0 } }
    impl std::fmt::Display for Name {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "{}", self.0) }
    }
}
use name::Name;

#[derive(Deserialize)]
struct Req { level: String, name: String, tags: Vec<String>, count: Option<String> }

fn sh(s: &str) -> Result<()> {
    Command::new("sh").arg("-c").arg(s).status()?; // want RBN201
    Ok(())
}

async fn levels(Query(r): Query<Req>) -> Result<(), axum::http::StatusCode> {
    let l: Level = r.level.parse().map_err(|_| axum::http::StatusCode::BAD_REQUEST)?;
    Command::new("sh").arg("-c").arg(format!("backup --{l}")).status().ok();
    Command::new("sh").arg("-c").arg(format!("backup --{}", l.as_str())).status().ok();
    Command::new("sh").arg("-c").arg(format!("backup --{} {}", l.as_str(), r.name)).status().ok(); // want RBN201
    match Level::from_str(&r.name) {
        Ok(l) => { Command::new("sh").arg("-c").arg(format!("backup {l} {l:?}")).status().ok(); }
        Err(e) => { Command::new("sh").arg("-c").arg(format!("logger {e}")).status().ok(); } // FN_RBN201 (bail! returns what it is given)
    }
    Ok(())
}

async fn names(Query(r): Query<Req>) -> Result<(), String> {
    let n = Name::parse(&r.name).map_err(|e| format!("bad name {}", e.0))?;
    Command::new("sh").arg("-c").arg(format!("tar {}", n.as_str())).status().ok();
    Command::new("sh").arg("-c").arg(format!("tar {n}")).status().ok();
    Command::new("sh").arg("-c").arg(format!("tar {}", n.as_ref())).status().ok();
    let owned = n.clone().into_inner();
    Command::new("sh").arg("-c").arg(owned).status().ok();
    Ok(())
}

async fn names2(Path(raw): Path<String>) {
    if let Ok(n) = Name::try_from(raw.clone()) {
        Command::new("sh").arg("-c").arg(format!("tar {n}")).status().ok();
    }
    match Name::parse(&raw) {
        Ok(n) => Command::new("sh").arg("-c").arg(format!("tar {n}")).status().ok(),
        Err(name::BadName(s)) => Command::new("sh").arg("-c").arg(format!("logger {s}")).status().ok(), // want RBN201
    };
}

fn check(name: &str) -> Result<()> {
    ensure!(!name.is_empty(), "empty");
    ensure!(name.len() <= 32, "too long: {}", name.len());
    ensure!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()), "bad name {name:?}");
    Ok(())
}
fn check_len(name: &str) -> Result<()> {
    ensure!(!name.is_empty(), "empty");
    if name.len() > 32 { bail!("too long"); }
    Ok(())
}
async fn ensured(Path(raw): Path<String>) -> Result<(), String> {
    check_len(&raw).map_err(|e| e.to_string())?;
    sh(&format!("zip {raw}")).ok();
    check(&raw).context("name").map_err(|e| e.to_string())?;
    Command::new("sh").arg("-c").arg(format!("zip {raw}")).status().ok();
    Ok(())
}
async fn ensured2(Path(raw): Path<String>) {
    if check(&raw).is_err() { return; }
    Command::new("sh").arg("-c").arg(format!("zip {raw}")).status().ok();
}
async fn ensured3(Path(raw): Path<String>) {
    if let Err(e) = check(&raw) {
        eprintln!("{e}");
    }
    Command::new("sh").arg("-c").arg(format!("zip {raw}")).status().ok(); // want RBN201
}
async fn ensured4(Path(raw): Path<String>) {
    match check(&raw) {
        Ok(()) => {}
        Err(_) => return,
    }
    Command::new("sh").arg("-c").arg(format!("zip {raw}")).status().ok();
}
async fn ensured5(Path(raw): Path<String>) {
    check(&raw).expect("valid");
    Command::new("sh").arg("-c").arg(format!("zip {raw}")).status().ok();
}

async fn tags(Query(mut r): Query<Req>) {
    const KNOWN: &[&str] = &["daily", "weekly"];
    let known: HashSet<&str> = KNOWN.iter().copied().collect();
    let good: Vec<String> = r.tags.iter().filter(|t| known.contains(t.as_str())).cloned().collect();
    Command::new("sh").arg("-c").arg(format!("tag {}", good.join(","))).status().ok();
    let bad: Vec<String> = r.tags.iter().filter(|t| !known.contains(t.as_str())).cloned().collect();
    Command::new("sh").arg("-c").arg(format!("tag {}", bad.join(","))).status().ok(); // want RBN201
    let n: Vec<u32> = r.tags.iter().filter_map(|t| t.parse().ok()).collect();
    Command::new("sh").arg("-c").arg(format!("tag {n:?}")).status().ok();
    let all: Result<Vec<Name>, _> = r.tags.iter().map(|t| Name::parse(t)).collect();
    if let Ok(all) = all {
        for a in &all {
            Command::new("sh").arg("-c").arg(format!("tag {a}")).status().ok();
        }
    }
    r.tags.retain(|t| t.chars().all(char::is_alphanumeric));
    Command::new("sh").arg("-c").arg(format!("tag {}", r.tags.join(" "))).status().ok();
    let c = r.count.as_deref().and_then(|c| c.parse::<u8>().ok()).unwrap_or(1);
    Command::new("sh").arg("-c").arg(format!("tag -n {c}")).status().ok();
    let d = r.count.unwrap_or_else(|| "1".into());
    Command::new("sh").arg("-c").arg(format!("tag -n {d}")).status().ok(); // want RBN201
}

fn table() -> HashMap<&'static str, &'static str> {
    HashMap::from([("a", "alpha"), ("b", "beta")])
}
static TARGETS: phf::Map<&'static str, &'static str> = phf::phf_map! { "s3" => "aws s3 cp", "gs" => "gsutil cp" };
fn target(k: &str) -> Option<&'static str> { TARGETS.get(k).copied() }

async fn tables(Path((a, b)): Path<(String, String)>) -> Result<(), String> {
    let t = table();
    if let Some(v) = t.get(a.as_str()) {
        Command::new("sh").arg("-c").arg(format!("t {v}")).status().ok();
    }
    let cmd = target(&a).ok_or_else(|| format!("no target {a}"))?;
    Command::new("sh").arg("-c").arg(format!("{cmd} x")).status().ok();
    let m: BTreeMap<String, String> = [(a.clone(), b.clone())].into_iter().collect();
    if let Some(v) = m.get("x") {
        Command::new("sh").arg("-c").arg(format!("t {v}")).status().ok(); // want RBN201
    }
    let v = t.get(b.as_str()).copied().unwrap_or(b.as_str());
    Command::new("sh").arg("-c").arg(format!("t {v}")).status().ok(); // want RBN201
    Ok(())
}

fn main() {
    let _: Router = Router::new().route("/l", get(levels)).route("/n", get(names)).route("/n2/:x", get(names2)).route("/e", get(ensured)).route("/e2", get(ensured2)).route("/e3", get(ensured3)).route("/e4", get(ensured4)).route("/e5", get(ensured5)).route("/t", get(tags)).route("/tb", get(tables));
}
