//! Lists of names that stand in settings, which the program reads from its own file, and lists that somebody else writes.

use std::collections::HashSet;
use std::fs;
use std::sync::{Arc, Mutex};

use axum::extract::{Json, Path, State};
use axum::routing::{get, post};
use axum::Router;
use serde::Deserialize;

#[derive(Deserialize)]
struct Config {
    names: HashSet<String>,
    list: Vec<String>,
    area: Area,
}

#[derive(Deserialize)]
struct Area {
    names: Vec<String>,
}

impl Config {
    fn load() -> Result<Self, String> {
        let text = fs::read_to_string("/etc/papers/papers.toml").map_err(|e| e.to_string())?;
        toml::from_str(&text).map_err(|e| e.to_string())
    }
}

// What is made of them.
struct Lower {
    names: HashSet<String>,
}

impl Lower {
    fn new(names: impl IntoIterator<Item = String>) -> Self {
        Self { names: names.into_iter().map(|n| n.to_ascii_lowercase()).collect() }
    }

    fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }
}

// One is added to later.
struct Open {
    known: Mutex<HashSet<String>>,
}

impl Open {
    fn new(names: HashSet<String>) -> Self {
        Self { known: Mutex::new(names) }
    }

    fn add(&self, name: &str) {
        self.known.lock().unwrap().insert(name.to_string());
    }

    fn has(&self, name: &str) -> bool {
        self.known.lock().unwrap().contains(name)
    }
}

// This one comes in a request.
#[derive(Deserialize)]
struct Asked {
    allowed: Vec<String>,
    name: String,
}

// And this one from a file that whoever starts the program names.
#[derive(Deserialize)]
struct Job {
    allowed: Vec<String>,
    name: String,
}

struct App {
    config: Config,
    lower: Lower,
    open: Open,
}

impl App {
    fn new(config: Config) -> Self {
        Self { lower: Lower::new(config.list.clone()), open: Open::new(config.names.clone()), config }
    }
}

async fn read(State(app): State<Arc<App>>, Path(name): Path<String>) -> String {
    if app.config.names.contains(&name) {
        return fs::read_to_string(&name).unwrap_or_default();
    }
    if app.config.area.names.contains(&name) {
        return fs::read_to_string(&name).unwrap_or_default();
    }
    if app.lower.has(&name) {
        return fs::read_to_string(&name).unwrap_or_default();
    }
    if app.open.has(&name) {
        return fs::read_to_string(&name).unwrap_or_default(); // want RBN301
    }
    app.open.add(&name);
    fs::read_to_string(&name).unwrap_or_default() // want RBN301
}

async fn asked(Json(asked): Json<Asked>) -> String {
    if asked.allowed.contains(&asked.name) {
        return fs::read_to_string(&asked.name).unwrap_or_default(); // want RBN301
    }
    String::new()
}

// It comes in a request as one of several things.
#[derive(Deserialize)]
enum Told {
    Names(Listed),
    Nothing,
}

#[derive(Deserialize)]
struct Listed {
    names: Vec<String>,
}

impl Listed {
    fn own() -> Self {
        toml::from_str(&fs::read_to_string("/etc/papers/listed.toml").unwrap()).unwrap()
    }
}

async fn told(Path(name): Path<String>, Json(told): Json<Told>) -> String {
    let listed = match told {
        Told::Names(listed) => listed,
        Told::Nothing => Listed::own(),
    };
    if listed.names.contains(&name) {
        return fs::read_to_string(&name).unwrap_or_default(); // want RBN301
    }
    let value = serde_json::to_value(&name).unwrap();
    fs::read_to_string(value.as_str().unwrap_or_default()).unwrap_or_default() // want RBN301
}

// A list that a function is given is as constant as what all of its callers give.
fn among(name: &str, list: &[String]) -> Option<String> {
    if !list.contains(&name.to_string()) {
        return None;
    }
    fs::read_to_string(name).ok()
}

fn among_any(name: &str, list: &[String]) -> Option<String> {
    if !list.contains(&name.to_string()) {
        return None;
    }
    fs::read_to_string(name).ok() // want RBN301
}

async fn listed(State(app): State<Arc<App>>, Json(asked): Json<Asked>) -> String {
    let own = among(&asked.name, &app.config.list).or_else(|| among(&asked.name, &["today".into()]));
    let any = among_any(&asked.name, &app.config.list).or_else(|| among_any(&asked.name, &asked.allowed));
    own.or(any).unwrap_or_default()
}

fn job(path: &str) {
    let job: Job = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap(); // want RBN301
    if job.allowed.contains(&job.name) {
        fs::remove_file(&job.name).unwrap(); // want RBN301
    }
}

#[tokio::main]
async fn main() {
    if let Some(path) = std::env::args().nth(1) {
        job(&path);
    }
    let app = Arc::new(App::new(Config::load().unwrap()));
    let routes = Router::new().route("/:name", get(read)).route("/", post(asked)).route("/listed", post(listed)).route("/told/:name", post(told)).with_state(app);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await.unwrap();
    axum::serve(listener, routes).await.unwrap();
}
