// What a list or a text is gone through by is an iterator of the library's, whoever else implements the trait.
use axum::extract::Path;
use axum::{routing::get, Router};
use std::process::Command;

struct Jobs {
    line: String,
}

impl Iterator for Jobs {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let _ = Command::new("sh").arg("-c").arg(&self.line).status(); // want RBN201
        None
    }
}

struct Names {
    at: usize,
}

impl Iterator for Names {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.at += 1;
        let _ = Command::new("sh").arg("-c").arg(format!("echo {}", self.at)).status();
        None
    }
}

async fn own(Path(line): Path<String>) -> String {
    Jobs { line }.next().unwrap_or_default()
}

async fn library(Path(line): Path<String>) -> String {
    let first = line.split(' ').filter_map(|word| word.strip_prefix('-')).take(1).next().unwrap_or("");
    let last = vec![line.clone()].iter().rev().skip(1).next().cloned().unwrap_or_default();
    format!("{first}{last}{:?}", Names { at: 0 }.next())
}

#[tokio::main]
async fn main() {
    let app: Router = Router::new().route("/own/{line}", get(own)).route("/library/{line}", get(library));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
