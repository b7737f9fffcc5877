//! Who says which file is read: the program itself, whoever runs it by his own variables, or a variable that others set.

mod settings;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::{env, fs};

use regex::Regex;

static KNOWN: LazyLock<Vec<String>> = LazyLock::new(known);

fn known() -> Vec<String> {
    serde_json::from_str(&fs::read_to_string("/etc/collector/known.json").unwrap()).unwrap()
}

// The program's own file.
fn own() {
    let words: Vec<String> = serde_json::from_str(&fs::read_to_string("/etc/collector/words.json").unwrap()).unwrap();
    for word in &words {
        Regex::new(word).unwrap();
    }
    for word in KNOWN.iter() {
        Regex::new(word).unwrap();
    }
}

// What an administrator has told it to do, and what lies in a folder that others fill.
const SETTINGS: &str = "/etc/collector/settings.toml";

fn told() {
    let settings = fs::read_to_string(SETTINGS).unwrap();
    for line in settings.lines() {
        Command::new("sh").arg("-c").arg(line).status().unwrap();
    }
    for line in fs::read_to_string("jobs.yml").unwrap().lines() {
        fs::remove_file(line).unwrap();
    }
    for line in fs::read_to_string("/var/spool/collector/jobs").unwrap().lines() {
        Command::new("sh").arg("-c").arg(line).status().unwrap(); // want RBN201
    }
}

// That of whoever runs it.
fn at_home() {
    let home = env::var("HOME").unwrap_or_else(|_| "/root".into());
    let words: Vec<String> = serde_json::from_str(&fs::read_to_string(format!("{home}/.collector.json")).unwrap()).unwrap();
    for word in &words {
        Regex::new(word).unwrap();
    }
}

fn named() -> PathBuf {
    env::var_os("COLLECTOR_WORDS").map(PathBuf::from).unwrap_or_else(|| PathBuf::from("/etc/collector/words.json"))
}

fn chosen() -> PathBuf {
    match env::var("COLLECTOR_FOLDER") {
        Ok(folder) => Path::new(&folder).join("words.json"),
        Err(_) => PathBuf::from("/etc/collector/words.json"),
    }
}

fn given() {
    let path = env::var("COLLECTOR_WORDS").unwrap_or_else(|_| "/etc/collector/words.json".into());
    let words: Vec<String> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap(); // want RBN301
    for word in &words {
        Regex::new(word).unwrap(); // want RBN405
    }
    let words: Vec<String> = serde_json::from_reader(fs::File::open(named()).unwrap()).unwrap(); // want RBN301
    for word in &words {
        Regex::new(word).unwrap(); // want RBN405
    }
    let words: Vec<String> = serde_json::from_str(&fs::read_to_string(chosen()).unwrap()).unwrap();
    for word in &words {
        Regex::new(word).unwrap(); // want RBN405
    }
}

// What the environment names passes, as what a constant names does.
fn allowed(name: &str) {
    if env::var("COLLECTOR_FEED").is_ok_and(|feed| feed == name) {
        ureq::get(name).call().unwrap();
    }
}

fn main() {
    own();
    told();
    at_home();
    given();
    if let Some(name) = env::args().nth(1) {
        allowed(&name);
    }
    settings::load();
    for text in &settings::get().drop {
        Regex::new(text).unwrap(); // want RBN405
    }
    if let Some(endpoint) = &settings::get().endpoint {
        ureq::put(&format!("{endpoint}/logs")).call().unwrap(); // want RBN601
    }
    for text in &settings::constant().drop {
        Regex::new(text).unwrap();
    }
}
