// A list of boxes is of whatever is put into it, first or later: of each a method is called.
use axum::{extract::Path, routing::get, Router};
use std::fs;

trait Part {
    fn text(&self) -> String;
    fn note(&self) -> String {
        String::from("note")
    }
}

struct Named {
    name: String,
    note: String,
}

impl Part for Named {
    fn text(&self) -> String {
        format!("{}.txt", self.name)
    }
    fn note(&self) -> String {
        self.note.clone()
    }
}

struct Fixed;

impl Part for Fixed {
    fn text(&self) -> String {
        "fixed".into()
    }
}

fn joined(parts: &[Box<dyn Part>]) -> String {
    parts.iter().map(|p| p.text()).collect::<Vec<_>>().join("/")
}

fn added(parts: &[Box<dyn Part>]) -> (String, usize) {
    let mut text = String::new();
    for part in parts {
        text.push_str(&part.text());
    }
    (text, parts.len())
}

fn notes(parts: &[Box<dyn Part>]) -> String {
    parts.iter().map(|p| p.note()).collect()
}

fn named(name: &str) -> Box<Named> {
    Box::new(Named { name: name.to_owned(), note: String::from("a part") })
}

async fn pushed(Path(name): Path<String>) {
    let mut parts: Vec<Box<dyn Part>> = vec![Box::new(Fixed)];
    parts.push(named(&name));
    let _ = fs::read(joined(&parts)); // want RBN301
    let (text, count) = added(&parts);
    let _ = fs::read(text); // want RBN301
    let _ = fs::read(notes(&parts));
    let _ = fs::read(count.to_string());
}

async fn listed(Path(name): Path<String>) {
    let parts: Vec<Box<dyn Part>> = vec![Box::new(Fixed), Box::new(Named { name, note: String::new() })];
    let _ = fs::read(joined(&parts)); // want RBN301
    for part in &parts {
        let _ = fs::read(part.text()); // want RBN301
        let _ = fs::read(part.note());
    }
}

async fn fixed(Path(name): Path<String>) {
    let parts: Vec<Box<dyn Part>> = vec![Box::new(Fixed), named("part")];
    let _ = fs::read(parts[0].text());
    println!("{}", name.len());
}

fn main() {
    let _: Router = Router::new().route("/pushed/:name", get(pushed)).route("/listed/:name", get(listed)).route("/fixed/:name", get(fixed));
}
