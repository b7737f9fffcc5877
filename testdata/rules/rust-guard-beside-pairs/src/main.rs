//! What is stored through the first of a pair changes no newtype, though the one field of that has the same number; what is
//! stored in the field does.

use axum::{extract::Path, routing::get, Router};
use serde::Deserialize;
use std::fs;
use std::str::FromStr;

fn word(s: &str) -> bool {
    !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct Key(String);

impl TryFrom<String> for Key {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        if word(&text) { Ok(Self(text)) } else { Err(text) }
    }
}

async fn shown(Path(key): Path<Key>) {
    show(&key);
}

pub struct Changed {
    text: String,
}

impl FromStr for Changed {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        word(s).then(|| Self { text: s.to_owned() }).ok_or(())
    }
}

fn show(key: &Key) {
    fs::read(format!("/srv/{}", key.0)).ok();
}

fn show_changed(name: &Changed) {
    fs::read(format!("/srv/{}", name.text)).ok(); // want RBN301
}

fn table(flags: Vec<bool>, slots: usize) -> Vec<Option<bool>> {
    let mut table = vec![None; slots];
    for (slot, flag) in table.iter_mut().zip(flags) {
        *slot = Some(flag);
    }
    for (i, slot) in table.iter_mut().enumerate() {
        *slot = Some(i > 0);
    }
    table
}

fn longer(found: impl Fn() -> Vec<u8>) -> Option<usize> {
    let pairs = found().into_iter().map(|n| (Some(n), n));
    pairs.map(|pair| pair.0.map(|n| n as usize + 1)).next().flatten()
}

fn rename(names: &mut [Changed], texts: Vec<String>) {
    for (name, text) in names.iter_mut().zip(texts) {
        name.text = text;
    }
}

fn main() {
    Router::<()>::new().route("/{key}", get(shown));
    let mut names: Vec<Changed> = std::env::args().filter_map(|x| x.parse().ok()).collect();
    rename(&mut names, std::env::args().collect());
    for name in &names {
        show_changed(name);
    }
    println!("{:?}", longer(|| vec![1]));
    println!("{:?}", table(vec![true], names.len()).len());
}
