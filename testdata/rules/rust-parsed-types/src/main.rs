//! What a text is parsed into, an annotation says, of a library's type too: a number is no text any more, an address is one.

use axum::extract::Path;
use std::path::PathBuf;
use std::process::Command;
use std::str::FromStr;
use url::Url;

async fn annotated(Path(text): Path<String>) {
    let address: Url = text.parse().unwrap();
    reqwest::get(address).await.ok(); // want RBN601
}

async fn propagated(Path(text): Path<String>) -> Result<(), url::ParseError> {
    let address: url::Url = text.parse()?;
    reqwest::get(address.as_str()).await.ok(); // want RBN601
    Ok(())
}

async fn mapped(Path(text): Path<String>) -> Result<(), String> {
    let address: Url = text.parse().map_err(|_| "no address".to_string())?;
    reqwest::get(address).await.ok(); // want RBN601
    Ok(())
}

async fn checked(Path(text): Path<String>) {
    let address: Url = text.parse().unwrap();
    if address.host_str() == Some("api.example") {
        reqwest::get(address).await.ok();
    }
}

async fn place(Path(text): Path<String>) {
    let place: PathBuf = text.parse().unwrap();
    std::fs::read(place).ok(); // want RBN301
}

async fn number(Path(text): Path<String>) {
    let number: u32 = text.parse().unwrap();
    Command::new("sh").arg("-c").arg(format!("seq {number}")).status().ok();
}

fn of<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

async fn generic(Path(text): Path<String>) {
    let number: u32 = of(&text).unwrap();
    Command::new("sh").arg("-c").arg(format!("seq {number}")).status().ok();
}

struct Options {
    line: String,
    depth: u8,
    place: PathBuf,
}

impl Options {
    fn set_line(&mut self, line: String) {
        self.line = line;
    }

    fn set_depth(&mut self, depth: u8) {
        self.depth = depth;
    }
}

fn options() -> Options {
    Options { line: "date".to_string(), depth: 3, place: PathBuf::from("/srv") }
}

async fn fields(Path(text): Path<String>) {
    let mut numbers = options();
    numbers.depth = text.parse().unwrap_or(3);
    Command::new("sh").arg("-c").arg(format!("seq {}", numbers.depth)).status().ok();
    if let Ok(depth) = text.parse() {
        numbers.depth = depth;
    }
    Command::new("sh").arg("-c").arg(format!("seq {}", numbers.depth)).status().ok();
    let mut kept = options();
    kept.line = text.parse().unwrap_or("ls".to_string());
    kept.place = text.parse().unwrap_or_default();
    Command::new("sh").arg("-c").arg(&kept.line).status().ok(); // want RBN201
    std::fs::read(&kept.place).ok(); // want RBN301
}

async fn fallbacks(Path(text): Path<String>) {
    let line = text.parse().unwrap_or(String::from("ls"));
    Command::new("sh").arg("-c").arg(line).status().ok(); // want RBN201
    let depth = text.parse().unwrap_or(3u8);
    Command::new("sh").arg("-c").arg(format!("seq {depth}")).status().ok();
}

async fn behind_references(Path(text): Path<String>) {
    let mut kept = options();
    let line = &mut kept.line;
    *line = text.parse().unwrap();
    Command::new("sh").arg("-c").arg(&kept.line).status().ok(); // want RBN201
    let depth = &mut kept.depth;
    *depth = text.parse().unwrap();
    Command::new("sh").arg("-c").arg(format!("seq {}", kept.depth)).status().ok();
}

async fn given(Path(text): Path<String>) {
    let mut kept = options();
    kept.set_line(text.parse().unwrap());
    kept.set_depth(text.parse().unwrap());
    Command::new("sh").arg("-c").arg(&kept.line).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(format!("seq {}", kept.depth)).status().ok();
}

fn main() {}
