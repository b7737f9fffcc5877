//! A list of files, decoded with names of either type.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

#[derive(serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Plain(String);

impl TryFrom<String> for Plain {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        if name.bytes().all(|b| b.is_ascii_alphanumeric()) {
            Ok(Plain(name))
        } else {
            Err(name)
        }
    }
}

#[derive(serde::Deserialize)]
pub struct Item<P> {
    path: P,
}

#[derive(serde::Deserialize)]
pub struct Manifest<P> {
    items: Vec<Item<P>>,
}

impl<P: serde::de::DeserializeOwned> Manifest<P> {
    fn read(mut input: impl Read) -> io::Result<Self> {
        let mut raw = Vec::new();
        input.read_to_end(&mut raw)?;
        Ok(serde_json::from_slice(&raw)?)
    }
}

impl Manifest<String> {
    fn open_all(&self, root: &Path) -> io::Result<()> {
        for item in &self.items {
            File::open(root.join(&item.path))?; // want RBN301
        }
        Ok(())
    }
}

impl Manifest<Plain> {
    fn open_all(&self, root: &Path) -> io::Result<()> {
        for item in &self.items {
            File::open(root.join(&item.path.0))?;
        }
        Ok(())
    }
}

pub fn run(root: &Path) -> io::Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("any") => Manifest::<String>::read(io::stdin())?.open_all(root),
        _ => Manifest::<Plain>::read(io::stdin())?.open_all(root),
    }
}
