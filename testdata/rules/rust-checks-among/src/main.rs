// One of the endings, beginnings or pointers that the program keeps; what stands behind the first character; and the name of
// a variable that begins as none does that chooses code.
use axum::{extract::Path, extract::Query, response::Redirect, routing::get, Router};
use std::collections::HashMap;
use std::fs;
use std::process::Command;
use url::{Host, Url};

const SUFFIXES: &[&str] = &[".hooks.example.com", ".partners.example.net"];
const OPEN: &[&str] = &[".hooks.example.com", "example.net"];
const FOLDERS: [&str; 2] = ["public/", "shared/"];

fn by_domain(url: Url) -> Result<Url, String> {
    match url.host() {
        Some(Host::Domain(name)) if SUFFIXES.iter().any(|s| name.ends_with(s)) => Ok(url),
        _ => Err("host".into()),
    }
}

fn by_host(url: Url) -> Option<Url> {
    let host = url.host_str()?.to_owned();
    SUFFIXES.iter().any(|s| host.ends_with(s)).then_some(url)
}

fn by_length(url: Url) -> Result<Url, String> {
    match url.host() {
        Some(Host::Domain(name)) if SUFFIXES.iter().any(|s| name.len() > s.len()) => Ok(url),
        _ => Err("host".into()),
    }
}

fn by_open(url: Url) -> Result<Url, String> {
    match url.host() {
        Some(Host::Domain(name)) if OPEN.iter().any(|s| name.ends_with(s)) => Ok(url),
        _ => Err("host".into()),
    }
}

async fn hosts(Path(address): Path<String>) {
    let url = Url::parse(&address).unwrap();
    let _ = reqwest::get(by_domain(url.clone()).unwrap()).await;
    let _ = reqwest::get(by_host(url.clone()).unwrap()).await;
    let _ = reqwest::get(by_length(url.clone()).unwrap()).await; // want RBN601
    let _ = reqwest::get(by_open(url).unwrap()).await; // want RBN601
}

async fn folders(Path(name): Path<String>) {
    if FOLDERS.iter().any(|f| name.starts_with(f)) && !name.contains("..") {
        let _ = fs::read(&name);
    }
    if FOLDERS.iter().any(|f| name.starts_with(f)) {
        let _ = fs::read(&name); // want RBN301
    }
    if FOLDERS.iter().any(|f| name.contains(f)) && !name.contains("..") {
        let _ = fs::read(&name); // want RBN301
    }
}

fn local(next: &str) -> bool {
    next.starts_with('/') && next.chars().skip(1).all(|c| c.is_ascii_alphanumeric() || c == '-')
}

fn any_local(next: &str) -> bool {
    next.starts_with('/') && next.chars().skip(1).all(|c| c != ' ')
}

async fn go(Path(next): Path<String>) -> Redirect {
    if local(&next) {
        return Redirect::to(&next);
    }
    if any_local(&next) {
        return Redirect::to(&next); // want RBN602
    }
    Redirect::to("/")
}

fn is_own(name: &str) -> bool {
    name.strip_prefix("APP_").is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'))
}

async fn variables(Query(given): Query<HashMap<String, String>>) {
    let mut tool = Command::new("tool");
    for (name, value) in given.iter().filter(|(name, _)| is_own(name)) {
        tool.env(name, value);
    }
    for (name, value) in given.iter().filter(|(_, value)| is_own(value)) {
        tool.env(name, value); // want RBN205
    }
    for (name, value) in &given {
        if name.starts_with("LD_") {
            continue;
        }
        tool.env(name, value); // want RBN205
    }
}

struct Voice {
    gain: f32,
}

struct Voices {
    list: Vec<Box<Voice>>,
}

impl Voices {
    fn gain(&self, handle: u64) -> Option<f32> {
        let wanted = handle as usize as *const Voice;
        let known = self.list.iter().any(|v| std::ptr::eq(&**v, wanted));
        known.then(|| unsafe { (*wanted).gain })
    }
    fn found(&self, handle: u64) -> f32 {
        let wanted = handle as usize as *const Voice;
        if !self.list.iter().any(|v| std::ptr::eq(wanted, &**v)) {
            return 0.0;
        }
        unsafe { (*wanted).gain }
    }
    fn unknown(&self, handle: u64) -> Option<f32> {
        let wanted = handle as usize as *const Voice;
        if self.list.iter().any(|v| std::ptr::eq(&**v, wanted)) {
            return None;
        }
        Some(unsafe { (*wanted).gain }) // want RBN801
    }
}

async fn voices(Path(handle): Path<u64>) -> String {
    let voices = Voices { list: vec![Box::new(Voice { gain: 1.0 })] };
    format!("{:?} {:?} {}", voices.gain(handle), voices.unknown(handle), voices.found(handle))
}

fn main() {
    let _: Router = Router::new()
        .route("/hosts/:address", get(hosts))
        .route("/folders/*name", get(folders))
        .route("/go/:next", get(go))
        .route("/variables", get(variables))
        .route("/voices/:handle", get(voices));
}
