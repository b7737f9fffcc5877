// A regular expression is compiled once and kept: in a static, in what a function returns, in a field.
use axum::extract::Path;
use once_cell::sync::Lazy;
use regex::{Regex, RegexBuilder, RegexSet};
use std::process::Command;
use std::sync::{LazyLock, OnceLock};
use url::{Host, Url};

static TICKET: Lazy<Regex> = Lazy::new(|| Regex::new(r"^[A-Z]{2,5}-[0-9]+$").expect("a valid pattern"));
static BEGINS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[A-Z]+").unwrap());
static OTHER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[^A-Za-z0-9_-]").unwrap());
static PAIR: Lazy<Regex> = Lazy::new(|| Regex::new(r"^([a-z]+):(?P<rest>.*)$").unwrap());
static WORDS: Lazy<RegexSet> = Lazy::new(|| RegexSet::new([r"^[a-z]+$", r"^[0-9]+$"]).unwrap());

lazy_static::lazy_static! {
    static ref NAME: Regex = Regex::new("^[a-z]+$").unwrap();
}

fn hex() -> &'static Regex {
    static RE: OnceLock<Regex> = OnceLock::new();
    RE.get_or_init(|| Regex::new("^[0-9a-f]+$").unwrap())
}

fn sh(line: String) {
    let mut c = Command::new("sh");
    c.args(["-c", &line]); // want RBN201
}

struct Filter {
    word: Regex,
}

impl Filter {
    fn new() -> Self {
        Filter { word: Regex::new("^[a-z_]+$").expect("a word") }
    }

    fn lets(&self, text: &str) -> bool {
        self.word.is_match(text)
    }
}

// What is compiled where it is used.
fn compiled_here(name: &str) {
    if Regex::new("^[a-z0-9]+$").is_ok_and(|re| re.is_match(name)) {
        Command::new("sh").arg("-c").arg(name).status().ok();
    }
    if Regex::new("[a-z0-9]+").is_ok_and(|re| re.is_match(name)) {
        Command::new("sh").arg("-c").arg(name).status().ok(); // want RBN201
    }
}

fn main() {
    compiled_here(&std::env::args().nth(1).unwrap_or_default());
    let x = std::env::args().nth(1).unwrap_or_default();
    sh(x.clone());
    if TICKET.is_match(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if BEGINS.is_match(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    if OTHER.is_match(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    } else {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if NAME.is_match(&x) || hex().is_match(&x) || WORDS.is_match(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if Filter::new().lets(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    Command::new("sh").arg("-c").arg(format!("ls {}", OTHER.replace_all(&x, "_"))).status().ok();
    Command::new("sh").arg("-c").arg(format!("ls {}", OTHER.replace_all(&x, "$0$0"))).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(format!("ls {}", OTHER.replace(&x, ""))).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(format!("ls {}", OTHER.replace_all("a b", x.as_str()))).status().ok(); // want RBN201
    if let Some(c) = PAIR.captures(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {}", &c[1])).status().ok();
        Command::new("sh").arg("-c").arg(format!("ls {}", c.get(1).map_or("", |m| m.as_str()))).status().ok();
        Command::new("sh").arg("-c").arg(format!("ls {}", &c["rest"])).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(format!("ls {}", c.name("rest").unwrap().as_str())).status().ok(); // want RBN201
    }
    if let Some(found) = BEGINS.find(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {}", found.as_str())).status().ok();
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    let found: Vec<&str> = BEGINS.find_iter(&x).map(|m| m.as_str()).collect();
    Command::new("sh").arg("-c").arg(format!("ls {}", found.join(" "))).status().ok();
    if RegexBuilder::new("^[a-z]+$").multi_line(true).build().unwrap().is_match(&x) { // want RBN001
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    if RegexBuilder::new("^[a-z]+$").case_insensitive(true).build().unwrap().is_match(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if RegexBuilder::new("^[a-z]+.*$").dot_matches_new_line(true).build().unwrap().is_match(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    Command::new("sh").arg("-c").arg(shell_words::join(["ls", x.as_str()])).status().ok();
    let Some(_) = TICKET.captures(&x) else { return };
    Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
}

const HOSTS: [&str; 2] = ["a.example.com", "b.example.com"];

// A check of the host is one of the address, also by a closure or in a pattern.
pub async fn fetch(Path(given): Path<String>) {
    let Ok(url) = Url::parse(&given) else { return };
    if url.host_str().is_some_and(|h| HOSTS.contains(&h)) {
        reqwest::get(url.clone()).await.ok();
    }
    if url.host_str().is_some_and(|h| !h.is_empty()) {
        reqwest::get(url.clone()).await.ok(); // want RBN601
    }
    if url.path().chars().all(|c| c.is_ascii_alphabetic()) {
        reqwest::get(url.clone()).await.ok(); // want RBN601
    }
    match url.host() {
        Some(Host::Domain("a.example.com")) => reqwest::get(url.clone()).await.ok(),
        Some(Host::Domain(_)) => reqwest::get(url.clone()).await.ok(), // want RBN601
        _ => None,
    };
}
