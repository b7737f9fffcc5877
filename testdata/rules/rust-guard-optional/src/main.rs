// Parts of a request that may be missing, and are checked if they are there.
use axum::extract::Query;
use axum::{routing::get, Router};
use serde::Deserialize;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
struct Search {
    name: Option<String>,
    kind: Option<String>,
    title: String,
}

impl Search {
    fn validate(&self) -> Result<(), String> {
        if !is_word(&self.title) {
            return Err(String::from("title"));
        }
        if let Some(name) = &self.name {
            if !is_word(name) {
                return Err(String::from("name"));
            }
        }
        Ok(())
    }
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn checked(name: Option<&str>) -> Result<(), String> {
    if let Some(name) = name {
        if !is_word(name) {
            return Err(String::from("name"));
        }
    }
    Ok(())
}

fn matched(name: &Option<String>) -> bool {
    match name {
        Some(name) => is_word(name),
        None => true,
    }
}

fn read(name: &str) -> String {
    fs::read_to_string(Path::new("/srv").join(name)).unwrap_or_default() // want RBN301 from=73 RBN301 from=82 RBN301 from=91 RBN301 from=98 RBN301 from=181
}

async fn if_there(Query(search): Query<Search>) -> String {
    if let Some(name) = &search.name {
        if !is_word(name) {
            return String::new();
        }
    }
    read(&search.name.unwrap_or_default())
}

async fn if_borrowed(Query(search): Query<Search>) -> String {
    let name = search.name;
    if let Some(text) = name.as_deref() {
        if !is_word(text) {
            return String::new();
        }
    }
    read(name.as_deref().unwrap_or("index"))
}

// The other one, the other way, without a consequence, and after a change.
async fn another(Query(search): Query<Search>) -> String {
    if let Some(kind) = &search.kind {
        if !is_word(kind) {
            return String::new();
        }
    }
    read(&search.name.unwrap_or_default())
}

async fn the_other_way(Query(search): Query<Search>) -> String {
    if let Some(name) = &search.name {
        if is_word(name) {
            return String::new();
        }
    }
    read(&search.name.unwrap_or_default())
}

async fn noted(Query(search): Query<Search>) -> String {
    if let Some(name) = &search.name {
        println!("{}", is_word(name));
    }
    read(&search.name.unwrap_or_default())
}

async fn changed(Query(mut search): Query<Search>) -> String {
    if let Some(name) = &search.name {
        if !is_word(name) {
            return String::new();
        }
    }
    search.name = search.kind.clone();
    read(&search.name.unwrap_or_default())
}

async fn by_functions(Query(search): Query<Search>) -> String {
    if checked(search.name.as_deref()).is_err() || !matched(&search.kind) {
        return String::new();
    }
    read(&search.name.unwrap_or_default()) + &read(&search.kind.unwrap_or_default())
}

async fn by_a_method(Query(search): Query<Search>) -> String {
    if let Err(why) = search.validate() {
        return why;
    }
    read(&search.title) + &read(&search.name.unwrap_or_default())
}

async fn by_closures(Query(search): Query<Search>) -> String {
    if search.name.as_ref().is_some_and(|name| !is_word(name)) {
        return String::new();
    }
    if !search.kind.as_deref().map_or(true, is_word) {
        return String::new();
    }
    read(&search.name.unwrap_or_default()) + &read(&search.kind.unwrap_or_default())
}

async fn by_other_closures(Query(search): Query<Search>) -> String {
    if !search.name.as_deref().is_none_or(is_word) || search.kind.as_deref().map_or(false, |kind| !is_word(kind)) {
        return String::new();
    }
    read(&search.name.unwrap_or_default()) + &read(&search.kind.unwrap_or_default())
}

async fn asked_first(Query(search): Query<Search>) -> String {
    if search.name.is_some() && !is_word(search.name.as_ref().unwrap()) {
        return String::new();
    }
    if search.kind.is_none() || is_word(search.kind.as_ref().unwrap()) {
        return read(&search.kind.unwrap_or_default());
    }
    read(&search.name.unwrap_or_default())
}

async fn refused(Query(search): Query<Search>) -> String {
    match &search.name {
        Some(name) if !is_word(name) => return String::new(),
        _ => {}
    }
    match &search.kind {
        Some(kind) if is_word(kind) => {}
        _ => return String::new(),
    }
    read(&search.name.unwrap_or_default()) + &read(&search.kind.unwrap_or_default())
}

// Two arms that go on, of a part of a struct.
async fn either(Query(search): Query<Search>) -> String {
    match &search.name {
        Some(name) if is_word(name) => {}
        None => {}
        _ => return String::new(),
    }
    fs::read_to_string(search.name.unwrap_or_default()).unwrap_or_default()
}

// A name that is its own last part is one.
async fn compared(Query(search): Query<Search>) -> String {
    let name = search.title;
    if Path::new(&name).file_name().map_or(true, |last| last != name.as_str()) {
        return String::new();
    }
    read(&name)
}

// Where nothing was cut off, nothing was looked at.
async fn cut_off(Query(search): Query<Search>) -> String {
    let name = search.title;
    if !name.strip_suffix(".log").map_or(true, is_word) || name.strip_suffix(".txt").is_some_and(|rest| !is_word(rest)) {
        return String::new();
    }
    if name.strip_prefix("x").is_some() {
        return String::new();
    }
    read(&name)
}

fn main() {
    let _: Router = Router::new()
        .route("/there", get(if_there))
        .route("/borrowed", get(if_borrowed))
        .route("/another", get(another))
        .route("/other", get(the_other_way))
        .route("/noted", get(noted))
        .route("/changed", get(changed))
        .route("/functions", get(by_functions))
        .route("/method", get(by_a_method))
        .route("/closures", get(by_closures))
        .route("/more", get(by_other_closures))
        .route("/first", get(asked_first))
        .route("/refused", get(refused))
        .route("/either", get(either))
        .route("/compared", get(compared))
        .route("/cut", get(cut_off));
}
