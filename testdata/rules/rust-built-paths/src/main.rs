use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use axum::{extract::Path as Segment, routing::get, Router};

// A path that starts empty holds what is pushed onto it.
async fn pushed(Segment(name): Segment<String>) {
    let mut path = PathBuf::new();
    path.push("/srv");
    fs::read(&path).ok();
    path.push(&name);
    fs::read(&path).ok(); // want RBN301

    let mut typed: PathBuf = PathBuf::new();
    typed.push(name.as_str());
    fs::read(&typed).ok(); // want RBN301

    let mut plain = PathBuf::default();
    plain.push(name.as_str());
    fs::read(&plain).ok(); // want RBN301

    let mut text = OsString::new();
    text.push(name.as_str());
    fs::read(&text).ok(); // want RBN301

    let mut named = PathBuf::new();
    named.set_file_name(name.as_str());
    fs::read(&named).ok(); // want RBN301
}

// What is pushed elsewhere does not count.
async fn apart(Segment(name): Segment<String>) {
    let mut path = PathBuf::new();
    let mut other = PathBuf::new();
    path.push("/srv/index.html");
    other.push(&name);
    fs::read(&path).ok();
    drop(other);
}

// Borrowed as a path it is the same path.
async fn borrowed(Segment(name): Segment<String>) {
    let mut path = PathBuf::new();
    path.push(&name);
    let view: &Path = path.as_path();
    fs::read(view).ok(); // want RBN301
    fs::read(Path::new("/srv/index.html")).ok();
}

// A path folded together holds every part.
async fn folded(Segment(name): Segment<String>) {
    let pushed = name.split('/').fold(PathBuf::new(), |mut kept, part| {
        kept.push(part);
        kept
    });
    fs::read(Path::new("/srv").join(pushed)).ok(); // want RBN301
    let joined = name.split('/').fold(PathBuf::new(), |kept, part| kept.join(part));
    fs::read(Path::new("/srv").join(joined)).ok(); // want RBN301
    let constant = ["a", "b"].iter().fold(PathBuf::new(), |kept, part| kept.join(part));
    fs::read(Path::new("/srv").join(constant)).ok();
}

fn main() {
    let _: Router = Router::new()
        .route("/pushed/{name}", get(pushed))
        .route("/apart/{name}", get(apart))
        .route("/borrowed/{name}", get(borrowed))
        .route("/folded/{name}", get(folded));
}
