// What one handler leaves in the state that the framework shares, another one finds.
mod actix;
mod answers;
mod kept;
mod poems;
mod rockets;

use axum::extract::{Query, State};
use axum::Extension;
use std::collections::HashMap;
use std::fs;
use std::sync::{Arc, LazyLock, Mutex, RwLock};

#[derive(Clone)]
struct App {
    last: Arc<Mutex<String>>,
    root: Arc<str>,
    hits: Arc<Mutex<usize>>,
}

#[derive(Clone, Default)]
struct Recent(Arc<Mutex<Vec<String>>>);

/// Another state, that nothing untrusted is put into.
struct Other {
    last: Mutex<String>,
}

static SEEN: LazyLock<RwLock<HashMap<String, String>>> = LazyLock::new(Default::default);

#[derive(serde::Deserialize)]
struct Put {
    name: String,
    page: usize,
}

async fn put(State(app): State<App>, Extension(recent): Extension<Recent>, Query(put): Query<Put>) -> String {
    *app.last.lock().unwrap() = put.name.clone();
    *app.hits.lock().unwrap() = put.page;
    SEEN.write().unwrap().insert("last".into(), put.name.clone());
    recent.0.lock().unwrap().push(put.name);
    String::new()
}

async fn last(State(app): State<App>) -> Vec<u8> {
    let name = app.last.lock().unwrap().clone();
    fs::read(format!("{}/index", app.root)).ok();
    fs::read(format!("/srv/{}", app.hits.lock().unwrap())).ok();
    fs::read(name).unwrap_or_default() // want RBN301
}

async fn whole(state: State<App>) -> Vec<u8> {
    fs::read(state.root.as_ref()).ok();
    fs::read(state.last.lock().unwrap().as_str()).unwrap_or_default() // want RBN301
}

async fn recent(Extension(recent): Extension<Recent>) -> Vec<u8> {
    let all = recent.0.lock().unwrap();
    fs::read(format!("/srv/{}", all.len())).ok();
    fs::read(all.last().cloned().unwrap_or_default()).unwrap_or_default() // want RBN301
}

async fn other(State(other): State<Arc<Other>>) -> Vec<u8> {
    fs::read(other.last.lock().unwrap().as_str()).unwrap_or_default()
}

async fn seen() -> Vec<u8> {
    let seen = SEEN.read().unwrap();
    fs::read(format!("/srv/{}", seen.len())).ok();
    fs::read(seen["last"].as_str()).unwrap_or_default() // want RBN301
}

fn main() {
    let _ = (put, last, whole, recent, other, seen);
}
