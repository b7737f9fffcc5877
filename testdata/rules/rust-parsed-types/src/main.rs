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

fn main() {}
