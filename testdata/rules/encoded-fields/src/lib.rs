use magnus::{function, prelude::*, Error, Ruby};
use serde::{Deserialize, Serialize};
use std::fs;

#[derive(Serialize)]
struct Page {
    file: String,
    shelf: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Renamed {
    file_name: String,
}

#[derive(Serialize)]
struct Spelled {
    #[serde(rename = "f")]
    file: String,
}

#[derive(Serialize)]
struct Flat {
    #[serde(flatten)]
    page: Page,
}

#[derive(Serialize)]
struct Book {
    title: String,
    pages: Vec<Page>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Choice {
    Some { file: String },
}

#[derive(Deserialize)]
struct Order {
    note: String,
    day: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Other {
    note_text: String,
}

fn made(title: String) -> Page {
    Page { file: title, shelf: "first".to_string() }
}

fn page(title: String) -> String {
    serde_json::to_string(&made(title)).unwrap()
}

fn renamed(title: String) -> String {
    serde_json::to_string(&Renamed { file_name: title }).unwrap()
}

fn spelled(title: String) -> String {
    serde_json::to_string(&Spelled { file: title }).unwrap()
}

fn flat(title: String) -> String {
    serde_json::to_string(&Flat { page: made(title) }).unwrap()
}

fn book(title: String) -> String {
    serde_json::to_string(&Book { title: "all".to_string(), pages: vec![made(title)] }).unwrap()
}

fn choice(title: String) -> String {
    serde_json::to_string(&Choice::Some { file: title }).unwrap()
}

fn order(text: String) {
    let order: Order = serde_json::from_str(&text).unwrap();
    fs::read(order.day).ok();
    fs::read(order.note).ok(); // want RBN301 from=app.rb:53
}

fn other(text: String) {
    let other = serde_json::from_str::<Other>(&text).unwrap();
    fs::read(other.note_text).ok(); // want RBN301 from=app.rb:58
}

fn value(text: String) {
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    fs::read(value["day"].as_str().unwrap()).ok();
    fs::read(value["note"].as_str().unwrap()).ok(); // want RBN301 from=app.rb:63
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let module = ruby.define_module("Desk")?;
    module.define_module_function("page", function!(page, 1))?;
    module.define_module_function("renamed", function!(renamed, 1))?;
    module.define_module_function("spelled", function!(spelled, 1))?;
    module.define_module_function("flat", function!(flat, 1))?;
    module.define_module_function("book", function!(book, 1))?;
    module.define_module_function("choice", function!(choice, 1))?;
    module.define_module_function("order", function!(order, 1))?;
    module.define_module_function("other", function!(other, 1))?;
    module.define_module_function("value", function!(value, 1))?;
    Ok(())
}
