// Paths that are resolved and then asked, parts that patterns take, and what sets give up.
use axum::extract::Query;
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

const ROOT: &str = "/srv/files";

async fn asked_of_another(Query(x): Query<String>) -> Option<()> {
    let path = Path::new(ROOT).join(&x);
    let full = path.canonicalize().ok()?;
    if !full.starts_with(ROOT) { return None; }
    fs::read(&path).ok()?;
    Some(())
}

async fn asked_too_early(Query(x): Query<String>) -> Option<()> {
    let path = Path::new(ROOT).join(&x);
    if !path.starts_with(ROOT) { return None; } // want RBN003
    let full = path.canonicalize().ok()?;
    fs::read(&path).ok()?; // want RBN301
    fs::read(&full).ok()?; // want RBN301
    Some(())
}

async fn asked_by_function(Query(x): Query<String>) -> Option<()> {
    let path = Path::new(ROOT).join(&x);
    if !fs::canonicalize(&path).map(|full| full.starts_with(ROOT)).unwrap_or(false) { return None; }
    fs::read(&path).ok()?;
    Some(())
}

async fn filtered(Query(x): Query<String>) -> Option<()> {
    let full = Path::new(ROOT).join(&x).canonicalize().ok().filter(|p| p.starts_with(ROOT))?;
    fs::read(full).ok()?;
    let full = Path::new(ROOT).join(&x).canonicalize().ok().filter(|p| !p.starts_with(ROOT))?;
    fs::read(full).ok()?; // want RBN301
    Some(())
}

async fn chained(Query(x): Query<String>) {
    let refused = || std::io::Error::from(std::io::ErrorKind::NotFound);
    let _ = Path::new(ROOT).join(&x).canonicalize().and_then(|p| if p.starts_with(ROOT) { fs::read(p) } else { Err(refused()) });
    let _ = Path::new(ROOT).join(&x).canonicalize().and_then(|p| if p.starts_with(ROOT) { Err(refused()) } else { fs::read(p) }); // want RBN301
}

fn relative(text: &str) -> Result<&Path, String> {
    let path = Path::new(text);
    for part in path.components() {
        match part {
            Component::Normal(_) | Component::CurDir => {}
            _ => return Err("bad".into()),
        }
    }
    Ok(path)
}

async fn parts(Query(x): Query<String>) {
    if let Ok(path) = relative(&x) { fs::read(Path::new(ROOT).join(path)).ok(); }
    if let Some(Component::Normal(name)) = Path::new(&x).components().next() {
        fs::read(PathBuf::from(ROOT).join(name)).ok();
    }
    let first = match Path::new(&x).components().next_back() {
        Some(Component::Normal(name)) => name,
        _ => return,
    };
    fs::read(Path::new(ROOT).join(first)).ok();
    fs::read(Path::new(ROOT).join(&x)).ok(); // want RBN301
}

async fn sets(Query(x): Query<String>) {
    let wanted: HashSet<&str> = x.split(',').collect();
    let known: HashSet<&str> = HashSet::from(["a", "b"]);
    for name in wanted.intersection(&known) { fs::read(format!("/srv/{name}")).ok(); }
    for name in known.difference(&wanted) { fs::read(format!("/srv/{name}")).ok(); }
    for name in wanted.difference(&known) { fs::read(format!("/srv/{name}")).ok(); } // want RBN301
    for name in wanted.union(&known) { fs::read(format!("/srv/{name}")).ok(); } // want RBN301
    let more: BTreeSet<String> = x.split(';').map(String::from).collect();
    let others: BTreeSet<String> = x.split('.').map(String::from).collect();
    for name in more.intersection(&others) { fs::read(format!("/srv/{name}")).ok(); } // want RBN301
}

fn main() {
    use axum::routing::get;
    axum::Router::<()>::new().route("/1", get(chained)).route("/2", get(parts)).route("/3", get(sets));
}
