use axum::extract::Path as Segment;
use axum::routing::get;
use axum::Router;
use std::fs;
use std::path::{Component, Path, PathBuf};

const ROOT: &str = "/srv/papers";

fn resolved(x: &str) -> Option<PathBuf> {
    let path = Path::new(ROOT).join(x).canonicalize().ok()?;
    path.starts_with(ROOT).then_some(path)
}

fn unresolved(x: &str) -> Option<PathBuf> {
    let path = Path::new(ROOT).join(x);
    path.starts_with(ROOT).then_some(path)
}

// What climbs out is elsewhere once it is resolved.
fn too_early(x: &str) -> Option<PathBuf> {
    let path = Path::new(ROOT).join(x);
    if !path.starts_with(ROOT) { // want RBN003
        return None;
    }
    path.canonicalize().ok()
}

async fn canonical(Segment(x): Segment<String>) {
    if let Some(path) = resolved(&x) {
        let _ = fs::read(path);
    }
    if let Some(path) = unresolved(&x) {
        let _ = fs::read(path); // want RBN301
    }
    if let Some(path) = too_early(&x) {
        let _ = fs::read(path); // want RBN301
    }
    let Ok(path) = fs::canonicalize(Path::new(ROOT).join(&x)) else { return };
    if path.starts_with(ROOT) {
        let _ = fs::read(&path);
    } else {
        let _ = fs::read(&path); // want RBN301
    }
    if path.to_string_lossy().starts_with("/srv/papers") { // want RBN002
        let _ = fs::read(&path); // want RBN301
    }
    if path.to_string_lossy().starts_with("/srv/papers/") {
        let _ = fs::read(&path);
    }
    if path.to_str().is_some_and(|p| p.len() > 3) {
        let _ = fs::read(&path); // want RBN301
    }
    if path.strip_prefix(ROOT).is_err() {
        return;
    }
    let _ = fs::read(&path);
}

async fn parts(Segment(x): Segment<String>) {
    let path = Path::new(&x);
    if path.components().all(|part| matches!(part, Component::Normal(_))) {
        let _ = fs::read(Path::new(ROOT).join(path));
    }
    if path.components().any(|part| matches!(part, Component::ParentDir | Component::RootDir)) {
        return;
    }
    let _ = fs::read(Path::new(ROOT).join(path));
}

async fn climbing(Segment(x): Segment<String>) {
    let path = Path::new(&x);
    for part in path.components() {
        if part == Component::ParentDir {
            let _ = fs::read(Path::new(ROOT).join(path)); // want RBN301
        }
    }
    if path.components().any(|part| part == Component::ParentDir) {
        return;
    }
    let _ = fs::read(Path::new(ROOT).join(path)); // want RBN301
    let _ = fs::read(format!("{ROOT}/{x}"));
    if path.is_absolute() {
        return;
    }
    let _ = fs::read(Path::new(ROOT).join(path));
}

async fn rooted(Segment(x): Segment<String>) {
    let path = Path::new(&x);
    if path.components().all(|part| part != Component::ParentDir) && path.is_relative() {
        let _ = fs::read(path);
    }
    if path.components().all(|part| part != Component::RootDir && part != Component::ParentDir) {
        let _ = fs::read(path); // want RBN301
    }
    if path.components().any(|part| part == Component::RootDir || part == Component::ParentDir) {
        return;
    }
    let _ = fs::read(path);
}

async fn texts(Segment(x): Segment<String>) {
    if x.contains("..") {
        return;
    }
    let _ = fs::read(format!("{ROOT}/{x}"));
    let _ = fs::read(format!("{}/{}", ROOT, x));
    let _ = fs::read(ROOT.to_string() + "/" + &x);
    let mut all = String::from("/srv/");
    all.push_str(&x);
    let _ = fs::read(&all);
    let _ = fs::read(Path::new(ROOT).join(&x)); // want RBN301
    if x.starts_with('/') {
        return;
    }
    let _ = fs::read(Path::new(ROOT).join(&x));
}

async fn ends(Segment(x): Segment<String>) {
    if x.ends_with(".txt") {
        let _ = fs::read(format!("{ROOT}/{x}")); // want RBN301
    }
    if x.contains('/') || x.starts_with("..") {
        return;
    }
    let _ = fs::read(Path::new(ROOT).join(&x));
    let _ = fs::read(format!("{ROOT}/{x}/index"));
}

async fn names(Segment(x): Segment<String>) {
    if let Some(name) = Path::new(&x).file_name() {
        let _ = fs::read(Path::new(ROOT).join(name));
    }
    let clean: PathBuf = Path::new(&x).components().filter(|c| matches!(c, Component::Normal(_))).collect();
    let _ = fs::read(Path::new(ROOT).join(clean));
    let mut kept = PathBuf::new();
    for part in Path::new(&x).components() {
        match part {
            Component::Normal(name) => kept.push(name),
            _ => return,
        }
    }
    let _ = fs::read(Path::new(ROOT).join(kept));
}

async fn late(Segment(x): Segment<String>) {
    let path = Path::new(ROOT).join(&x);
    let _ = fs::write(&path, ""); // want RBN301
    match path.canonicalize() {
        Ok(full) if full.starts_with(ROOT) => {
            let _ = fs::remove_file(&full);
        }
        Ok(full) => {
            let _ = fs::read(&full); // want RBN301
        }
        Err(_) => {}
    }
}

// Without a separator two dots are a name only if nothing stands before them.
async fn flat(Segment((x, y)): Segment<(String, String)>) {
    let name = x.replace(['/', '\\'], "_");
    let _ = fs::read(Path::new(ROOT).join(format!("f-{name}")));
    let _ = fs::read(Path::new(ROOT).join(format!("f-{}", x.replace('/', ""))));
    let _ = fs::read(Path::new(ROOT).join(format!("{name}"))); // want RBN301
    let _ = fs::read(Path::new(ROOT).join(format!("deep/{name}"))); // want RBN301
    let _ = fs::read(Path::new(ROOT).join(format!("f-{y}"))); // want RBN301
    let dashed = y.replace('.', "_");
    let _ = fs::read(Path::new(ROOT).join(format!("f-{dashed}")));
}

#[tokio::main]
async fn main() {
    let _: Router = Router::new()
        .route("/a", get(canonical).post(parts).put(climbing).delete(rooted))
        .route("/b", get(texts).post(ends).put(names).delete(late).patch(flat));
}
