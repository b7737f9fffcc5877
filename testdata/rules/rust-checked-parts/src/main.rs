//! A function checks what is left of a name without its ending: the whole is as good.

use axum::extract::Path;
use std::path;

#[derive(serde::Deserialize)]
#[serde(try_from = "String")]
pub struct PhotoName(String);

impl TryFrom<String> for PhotoName {
    type Error = &'static str;

    fn try_from(raw: String) -> Result<Self, Self::Error> {
        match raw.strip_suffix(".jpg") {
            Some(stem) if is_word(stem) => Ok(PhotoName(raw)),
            _ => Err("bad photo name"),
        }
    }
}

impl PhotoName {
    pub fn within(&self, dir: &str) -> path::PathBuf {
        path::Path::new(dir).join(&self.0)
    }
}

fn is_word(s: &str) -> bool {
    (1..=48).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

async fn extracted(Path(name): Path<PhotoName>) {
    std::fs::read(name.within("/srv/photos")).ok();
}

async fn converted(Path(name): Path<String>) {
    let name = PhotoName::try_from(name).unwrap();
    std::fs::read(name.within("/srv/photos")).ok();
}

async fn matched(Path(raw): Path<String>) {
    match raw.strip_suffix(".jpg") {
        Some(stem) if is_word(stem) => {
            std::fs::read(&raw).ok();
        }
        Some(_) => {
            std::fs::read(&raw).ok(); // want RBN301
        }
        None => {}
    }
}

async fn nested(Path(raw): Path<String>) {
    if let Some(stem) = raw.strip_suffix(".jpg") {
        if is_word(stem) {
            std::fs::read(&raw).ok();
        }
        std::fs::remove_file(&raw).ok(); // want RBN301
    }
}

// The last part of a path says nothing of those before it.
async fn last(Path(raw): Path<String>) {
    if is_word(raw.rsplit('/').next().unwrap()) {
        std::fs::read(&raw).ok(); // want RBN301
    }
}

// What is cut off may be anything.
async fn cut(Path((raw, ending)): Path<(String, String)>) {
    if let Some(stem) = raw.strip_suffix(ending.as_str()) {
        if is_word(stem) {
            std::fs::read(&raw).ok(); // want RBN301
        }
    }
}

fn main() {}
