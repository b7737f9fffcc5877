use axum::extract::Path as Segment;
use axum::routing::get;
use axum::Router;
use percent_encoding::{utf8_percent_encode, AsciiSet, CONTROLS, NON_ALPHANUMERIC};
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

// What is put in the place of dots, and of slashes. A dot in a text is none of a regular expression's.
async fn replaced(Segment(name): Segment<String>) {
    fs::read(format!("/srv/{}", name.replace("..", ""))).ok();
    fs::read(format!("/srv/{}", name.replace(".", "_"))).ok();
    fs::read(format!("/srv/{}", name.replace("..", "."))).ok(); // want RBN301
    fs::read(format!("/srv/{}", name.replace("../", ""))).ok(); // want RBN301
    fs::read(format!("/srv/{}", name.replace(".a", ""))).ok(); // want RBN301
    fs::read(format!("/srv/{}", name.replacen("..", "", 1))).ok(); // want RBN301
    fs::read(format!("/srv/{}", name.replace('/', "_").replace("..", "_"))).ok();
}

// Two dots beside something else are no name, but one dot beside a dot is.
async fn beside(Segment(name): Segment<String>) {
    let last = name.rsplit('/').next().unwrap_or("");
    fs::read(format!("/srv/{last}")).ok(); // want RBN301
    fs::read(format!("/srv/{last}.png")).ok();
    fs::read(format!("/srv/{last}.")).ok(); // want RBN301
    fs::read(format!("/srv/.{last}")).ok(); // want RBN301
    fs::read(format!("/srv/{last}/x.png")).ok(); // want RBN301
    fs::read(format!("/srv/{last}.d/{last}")).ok(); // want RBN301
    let flat = name.replace('/', "_");
    fs::read(format!("/srv/{}.txt", flat)).ok();
    fs::read(format!("/srv/{}/txt", flat)).ok(); // want RBN301
}

const PARTS: &AsciiSet = &CONTROLS.add(b' ');

// Only letters, digits and percent signs are left, unless the program keeps other characters.
async fn encoded(Segment(name): Segment<String>) {
    let part = utf8_percent_encode(&name, NON_ALPHANUMERIC).to_string();
    fs::read(format!("/srv/{part}")).ok();
    fs::read(format!("/srv/{}", percent_encoding::percent_encode(name.as_bytes(), percent_encoding::NON_ALPHANUMERIC))).ok();
    let part = utf8_percent_encode(&name, PARTS).to_string();
    fs::read(format!("/srv/{part}")).ok(); // want RBN301
}

// A part that a fold is given has no slash either; what it folds into may have some.
async fn folded(Segment(name): Segment<String>) {
    let kept = name.split('/').fold(Vec::new(), |mut kept: Vec<&str>, part| {
        match part {
            "" | "." | ".." => {}
            other => kept.push(other),
        }
        kept
    });
    fs::read(Path::new("/srv").join(kept.into_iter().collect::<PathBuf>())).ok();
    let kept = name.split('/').fold(Vec::new(), |mut kept: Vec<&str>, part| {
        if part != "." {
            kept.push(part);
        }
        kept
    });
    fs::read(Path::new("/srv").join(kept.into_iter().collect::<PathBuf>())).ok(); // want RBN301
    name.split('/').fold(0, |seen, part| {
        if part != ".." {
            fs::read(format!("/srv/{part}")).ok();
        }
        seen + 1
    });
    ["a", "b"].iter().fold(name.clone(), |whole, _| {
        if whole != ".." {
            fs::read(format!("/srv/{whole}")).ok(); // want RBN301
        }
        whole
    });
    name.split('/').fold(name.as_str(), |whole, part| {
        if whole != ".." && !part.is_empty() {
            fs::read(format!("/srv/{whole}")).ok(); // want RBN301
        }
        whole
    });
}

fn main() {
    let _: Router = Router::new()
        .route("/folded/{name}", get(folded))
        .route("/dots/{name}", get(no_dots))
        .route("/refused/{name}", get(refused))
        .route("/relative/{name}", get(relative))
        .route("/replaced/{name}", get(replaced))
        .route("/beside/{name}", get(beside))
        .route("/encoded/{name}", get(encoded))
        .route("/climbs/{name}", get(climbs));
}
