// What every function that makes a value has checked is so of each such value, wherever it comes from.
use axum::extract::{Path, Query};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};
use std::process::Command;

fn is_word(s: &str) -> bool {
    !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn run(word: &str) {
    Command::new("sh").arg("-c").arg(format!("tool {word}")).status().ok(); // want RBN201
}

#[derive(Deserialize, Serialize)]
#[serde(try_from = "String")]
struct Slug(String);

impl TryFrom<String> for Slug {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if is_word(&text) { Ok(Slug(text)) } else { Err("no word") }
    }
}

// Made by a function of its own.
#[derive(Deserialize)]
#[serde(try_from = "String", into = "String")]
struct Topic {
    text: String,
}

impl Topic {
    fn parse(text: String) -> Option<Topic> {
        is_word(&text).then(|| Topic { text })
    }
}

impl TryFrom<String> for Topic {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Topic::parse(text).ok_or("no topic")
    }
}

struct Own(String);

impl<'de> Deserialize<'de> for Own {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        if !is_word(&text) {
            return Err(D::Error::custom("no word"));
        }
        Ok(Own(text))
    }
}

// Derived code makes it of anything.
#[derive(Deserialize)]
struct Free(String);

#[derive(Deserialize)]
#[serde(from = "String")]
struct Loose(String);

impl From<String> for Loose {
    fn from(text: String) -> Self {
        is_word(&text);
        Loose(text)
    }
}

// One of the ways to make it does not check.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Twice(String);

impl Twice {
    fn unchecked(text: &str) -> Twice {
        Twice(text.to_string())
    }
}

impl TryFrom<String> for Twice {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if is_word(&text) { Ok(Twice(text)) } else { Ok(Twice::unchecked(&text)) }
    }
}

// It is changed after the check.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Spaced(String);

impl TryFrom<String> for Spaced {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.contains(';') { Err("no word") } else { Ok(Spaced(text.replace('_', ";"))) }
    }
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Grown {
    grown: String,
}

impl Grown {
    fn add(&mut self, more: &str) {
        self.grown.push_str(more);
    }
}

impl TryFrom<String> for Grown {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if is_word(&text) { Ok(Grown { grown: text }) } else { Err("no word") }
    }
}

#[derive(Deserialize)]
struct Order {
    slug: Slug,
    topic: Topic,
    own: Own,
    free: Free,
    loose: Loose,
    twice: Twice,
    spaced: Spaced,
    grown: Grown,
}

async fn order(Json(mut o): Json<Order>) {
    Command::new("sh").arg("-c").arg(format!("x {}", o.slug.0)).status().ok();
    Command::new("sh").arg("-c").arg(format!("x {}", o.topic.text)).status().ok();
    Command::new("sh").arg("-c").arg(format!("x {}", o.own.0)).status().ok();
    Command::new("sh").arg("-c").arg(format!("x {}", o.free.0)).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(format!("x {}", o.loose.0)).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(format!("x {}", o.twice.0)).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(format!("x {}", o.spaced.0)).status().ok(); // want RBN201
    o.grown.add(&o.free.0);
    Command::new("sh").arg("-c").arg(format!("x {}", o.grown.grown)).status().ok(); // want RBN201
}

async fn one(Path(slug): Path<Slug>) {
    Command::new("sh").arg("-c").arg(format!("x {}", slug.0)).status().ok();
}

// Made first, and asked then.
struct Name {
    text: String,
}

impl Name {
    fn valid(&self) -> bool {
        is_word(&self.text)
    }

    fn short(&self) -> bool {
        self.text.len() < 9
    }

    fn checked(s: &str) -> Option<Name> {
        let n = Name { text: s.to_string() };
        n.valid().then_some(n)
    }

    fn shortened(s: &str) -> Option<Name> {
        let n = Name { text: s.to_string() };
        n.short().then_some(n)
    }
}

// A function that notes what is wrong in a list that it is lent.
fn note(s: &str, errors: &mut Vec<&'static str>) {
    if !is_word(s) {
        errors.push("word");
    }
}

fn note_length(s: &str, errors: &mut Vec<&'static str>) {
    if s.len() > 9 {
        errors.push("length");
    }
}

fn forget(s: &str, errors: &mut Vec<&'static str>) {
    if !is_word(s) {
        errors.push("word");
    }
    errors.clear();
}

#[derive(Deserialize)]
struct Q {
    a: String,
    b: String,
}

async fn named(Query(q): Query<Q>) {
    if let Some(n) = Name::checked(&q.a) {
        Command::new("sh").arg("-c").arg(format!("x {}", n.text)).status().ok();
    }
    if let Some(n) = Name::shortened(&q.a) {
        Command::new("sh").arg("-c").arg(format!("x {}", n.text)).status().ok(); // want RBN201
    }
    let mut errors = Vec::new();
    note(&q.a, &mut errors);
    note_length(&q.b, &mut errors);
    if errors.is_empty() {
        Command::new("sh").arg("-c").arg(format!("x {}", q.a)).status().ok();
        Command::new("sh").arg("-c").arg(format!("x {}", q.b)).status().ok(); // want RBN201
    }
    let mut errors = Vec::new();
    forget(&q.a, &mut errors);
    if errors.is_empty() {
        Command::new("sh").arg("-c").arg(format!("x {}", q.a)).status().ok(); // want RBN201
    }
    let mut errors = Vec::new();
    if q.b.len() > 3 {
        note(&q.a, &mut errors);
    }
    if errors.is_empty() {
        Command::new("sh").arg("-c").arg(format!("x {}", q.a)).status().ok(); // want RBN201
    }
    run(&q.b);
}

// A condition that is put together, or a result that is handed on, one character after the other.
async fn folded(Query(q): Query<Q>) {
    if q.a.chars().fold(true, |ok, c| ok && c.is_ascii_alphanumeric()) {
        Command::new("sh").arg("-c").arg(format!("x {}", q.a)).status().ok();
    }
    if !q.a.bytes().fold(false, |bad, b| bad | !b.is_ascii_alphanumeric()) {
        Command::new("sh").arg("-c").arg(format!("x {}", q.a)).status().ok();
    }
    if q.a.chars().fold(true, |ok, c| ok || c.is_ascii_alphanumeric()) {
        Command::new("sh").arg("-c").arg(format!("x {}", q.a)).status().ok(); // want RBN201
    }
    if q.a.chars().fold(true, |_, c| c.is_ascii_alphanumeric()) {
        Command::new("sh").arg("-c").arg(format!("x {}", q.a)).status().ok(); // want RBN201
    }
    if q.a.chars().fold(false, |bad, c| bad || !c.is_ascii_alphanumeric()) {
        Command::new("sh").arg("-c").arg(format!("x {}", q.a)).status().ok(); // want RBN201
    }
    let seen = q.a.chars().try_fold(0, |n, c| if c.is_ascii_alphanumeric() { Some(n + 1) } else { None });
    if seen.is_some() {
        Command::new("sh").arg("-c").arg(format!("x {}", q.a)).status().ok();
    }
    if q.a.chars().try_fold(0, |n, c| if c.is_ascii_alphanumeric() || n > 3 { Some(n + 1) } else { None }).is_some() {
        Command::new("sh").arg("-c").arg(format!("x {}", q.a)).status().ok(); // want RBN201
    }
    let each = q.a.chars().try_for_each(|c| if c.is_ascii_alphanumeric() { Ok(()) } else { Err(c) });
    if each.is_err() {
        Command::new("sh").arg("-c").arg(format!("x {}", q.a)).status().ok(); // want RBN201
        return;
    }
    Command::new("sh").arg("-c").arg(format!("x {}", q.a)).status().ok();
    Command::new("sh").arg("-c").arg(format!("x {}", q.b)).status().ok(); // want RBN201
}

fn main() {
    let _: Router = Router::new().route("/order", post(order)).route("/one/{slug}", get(one)).route("/named", get(named)).route("/folded", get(folded));
}
