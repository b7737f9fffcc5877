//! What stands in a map has the types that the map is declared with.
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::net::TcpStream;
use std::process::Command;
use tokio::io;

#[derive(Deserialize)]
struct Config {
    hooks: BTreeMap<String, Hook>,
    limits: HashMap<u16, u32>,
}

#[derive(Deserialize)]
struct Hook {
    name: String,
    timeout: u32,
}

fn given() -> Config {
    let mut text = String::new();
    if let Ok(mut c) = TcpStream::connect("127.0.0.1:7000") {
        c.read_to_string(&mut text).ok();
    }
    toml::from_str(&text).unwrap()
}

fn sh(line: String) {
    Command::new("sh").arg("-c").arg(line).status().ok(); // want RBN201
}

fn sh_number(line: String) {
    Command::new("sh").arg("-c").arg(line).status().ok();
}

fn pairs(c: &Config) {
    for (name, hook) in &c.hooks {
        sh_number(hook.timeout.to_string());
        sh(hook.name.clone());
        sh(name.to_string());
    }
    for (port, limit) in c.limits.iter() {
        sh_number(format!("limit {port} {limit}"));
    }
}

fn sides(c: &Config) {
    for hook in c.hooks.values() {
        sh_number(format!("timeout {}", hook.timeout));
        sh(format!("run {}", hook.name));
    }
    for port in c.limits.keys() {
        sh_number(format!("open {port}"));
    }
}

async fn counter() -> io::Result<u32> {
    let text = tokio::fs::read_to_string("/srv/counter").await?;
    Ok(text.trim().parse().unwrap_or(0))
}

async fn line() -> io::Result<String> {
    tokio::fs::read_to_string("/srv/line").await
}

async fn both() -> io::Result<()> {
    let (n, text) = tokio::try_join!(counter(), line())?;
    Command::new("sh").arg("-c").arg(format!("seq {n}")).status()?;
    Command::new("sh").arg("-c").arg(text).status()?; // want RBN201
    Ok(())
}

#[tokio::main]
async fn main() {
    let c = given();
    pairs(&c);
    sides(&c);
    both().await.ok();
}
