use axum::extract::Path as Segment;
use axum::routing::get;
use axum::Router;
use std::fs;
use std::path::{Path, PathBuf};

// Without two dots it stays below what stands before it; joined to a folder, it may still be a whole path.
async fn no_dots(Segment(name): Segment<String>) {
    if !name.contains("..") {
        fs::read(format!("/srv/{name}")).ok();
        fs::read(format!("/srv/{}.txt", name)).ok();
        fs::read("/srv/".to_string() + &name).ok();
        fs::read(Path::new("/srv").join(format!("a-{name}"))).ok();
        fs::read(Path::new("/srv").join(&name)).ok(); // want RBN301
        fs::read(format!("{name}.txt")).ok(); // want RBN301
        let mut path = String::from("/srv/");
        path.push_str(&name);
        fs::read(path).ok();
    }
    if name.contains("..") {
        fs::read(format!("/srv/{name}")).ok(); // want RBN301
    }
    if name.contains("x") {
        return;
    }
    fs::read(format!("/srv/{name}")).ok(); // want RBN301
}

async fn refused(Segment(name): Segment<String>) {
    if name.contains("..") || name.starts_with('/') {
        return;
    }
    fs::read(Path::new("/srv").join(&name)).ok();
    let mut path = PathBuf::from("/srv");
    path.push(&name);
    fs::read(path).ok();
}

async fn relative(Segment(name): Segment<String>) {
    if name.contains("..") {
        return;
    }
    let path = Path::new(&name);
    if path.is_absolute() {
        return;
    }
    fs::read(Path::new("/srv").join(path)).ok();
}

// Not absolute is not enough.
async fn climbs(Segment(name): Segment<String>) {
    if Path::new(&name).is_relative() {
        fs::read(Path::new("/srv").join(&name)).ok(); // want RBN301
    }
    if !name.starts_with('/') {
        fs::read(Path::new("/srv").join(&name)).ok(); // want RBN301
    }
    if name.starts_with("/srv/") {
        fs::read(&name).ok(); // want RBN301
    }
    if name.starts_with("/srv/") && !name.contains("..") {
        fs::read(&name).ok();
    }
}

fn main() {
    let _: Router = Router::new()
        .route("/dots/{name}", get(no_dots))
        .route("/refused/{name}", get(refused))
        .route("/relative/{name}", get(relative))
        .route("/climbs/{name}", get(climbs));
}
