// Several checks of one text in a list, and several texts in a list for one check.
use axum::extract::Path;
use axum::{routing::get, Router};
use std::fs;

type Check = fn(&str) -> bool;

const CHECKS: [Check; 2] = [is_short, is_word];
static NAMED: &[(&str, Check)] = &[("too long", is_short), ("no word", is_word)];

fn is_short(text: &str) -> bool {
    text.len() < 64
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn is_lower(text: &str) -> bool {
    text == text.to_lowercase()
}

fn read(name: &str) -> String {
    fs::read_to_string(format!("/srv/{name}")).unwrap_or_default() // want RBN301 from=41 RBN301 from=48 RBN301 from=73 RBN301 from=82
}

async fn all(Path(name): Path<String>) -> String {
    if ![is_short, is_word].iter().all(|check| check(&name)) || !CHECKS.iter().all(|check| check(&name)) {
        return String::new();
    }
    read(&name)
}

async fn none_against(Path(name): Path<String>) -> String {
    if CHECKS.iter().any(|check| !check(&name)) {
        return String::new();
    }
    read(&name)
}

async fn one_is_enough(Path(name): Path<String>) -> String {
    if ![is_short, is_word].iter().any(|check| check(&name)) {
        return String::new();
    }
    read(&name)
}

async fn not_these(Path(name): Path<String>) -> String {
    if ![is_short, is_lower].iter().all(|check| check(&name)) {
        return String::new();
    }
    read(&name)
}

async fn one_by_one(Path(name): Path<String>) -> String {
    for check in [is_short as Check, is_word] {
        if !check(&name) {
            return String::new();
        }
    }
    read(&name)
}

async fn with_labels(Path(name): Path<String>) -> String {
    for (label, check) in NAMED {
        if !check(&name) {
            return label.to_string();
        }
    }
    read(&name)
}

async fn left_early(Path(name): Path<String>) -> String {
    for check in [is_short as Check, is_word] {
        if !check(&name) {
            break;
        }
    }
    read(&name)
}

async fn the_other_way(Path(name): Path<String>) -> String {
    for check in [is_short as Check, is_word] {
        if check(&name) {
            return String::new();
        }
    }
    read(&name)
}

fn short(text: &str) -> Result<(), String> {
    if is_short(text) { Ok(()) } else { Err(String::from("too long")) }
}

fn word(text: &str) -> Result<(), String> {
    if is_word(text) { Ok(()) } else { Err(String::from("no word")) }
}

fn checked(name: &str) -> Result<(), String> {
    let checks: [fn(&str) -> Result<(), String>; 2] = [short, word];
    for check in checks {
        check(name)?;
    }
    Ok(())
}

async fn by_results(Path(name): Path<String>) -> String {
    if checked(&name).is_err() {
        return String::new();
    }
    read(&name)
}

async fn until_one_fails(Path(name): Path<String>) -> String {
    match [short, word].iter().try_for_each(|check| check(&name)) {
        Ok(()) => read(&name),
        Err(why) => why,
    }
}

async fn several(Path((name, kind)): Path<(String, String)>) -> String {
    if ![&name, &kind].iter().all(|text| is_word(text)) {
        return String::new();
    }
    fs::read_to_string(format!("/srv/{name}/{kind}")).unwrap_or_default()
}

async fn several_in_a_loop(Path((name, kind)): Path<(String, String)>) -> String {
    for (label, text) in [("name", &name), ("kind", &kind)] {
        if !is_word(text) {
            return label.to_string();
        }
    }
    fs::read_to_string(format!("/srv/{name}/{kind}")).unwrap_or_default()
}

async fn not_both(Path((name, kind)): Path<(String, String)>) -> String {
    for text in [&name] {
        if !is_word(text) {
            return String::new();
        }
    }
    fs::read_to_string(format!("/srv/{name}/{kind}")).unwrap_or_default() // want RBN301 from=137
}

fn main() {
    let _: Router = Router::new()
        .route("/all/{name}", get(all))
        .route("/none/{name}", get(none_against))
        .route("/one/{name}", get(one_is_enough))
        .route("/these/{name}", get(not_these))
        .route("/each/{name}", get(one_by_one))
        .route("/labels/{name}", get(with_labels))
        .route("/early/{name}", get(left_early))
        .route("/other/{name}", get(the_other_way))
        .route("/results/{name}", get(by_results))
        .route("/until/{name}", get(until_one_fails))
        .route("/several/{name}/{kind}", get(several))
        .route("/loop/{name}/{kind}", get(several_in_a_loop))
        .route("/both/{name}/{kind}", get(not_both));
}
