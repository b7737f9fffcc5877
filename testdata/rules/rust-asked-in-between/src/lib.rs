//! What a value is does not depend on what is asked of others before it is used.
use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;

type Result<T, E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

pub struct Frame {
    tags: HashMap<String, String>,
    args: Vec<String>,
}

impl Frame {
    fn arg(&self, n: usize) -> Result<&str> {
        Ok(self.args.get(n).map(String::as_str).ok_or("an argument")?)
    }

    fn tag(&self, key: &str) -> Option<&str> {
        self.tags.get(key).map(String::as_str)
    }
}

#[derive(Deserialize)]
struct Release {
    name: String,
    file: String,
    build: u32,
}

fn releases() -> Result<Vec<Release>> {
    let text = ureq::get("https://plugins.example/index.json").call()?.into_string()?;
    Ok(serde_json::from_str(&text)?)
}

impl Release {
    fn download(&self) -> Result<()> {
        Ok(std::fs::write(Path::new("/var/cache").join(&self.file), "")?) // want RBN301
    }

    fn stage(&self) -> Result<()> {
        Ok(std::fs::write(Path::new("/var/cache").join(format!("{}.staged", self.build)), "")?)
    }
}

// Another of that name.
pub struct Archive;

impl Archive {
    pub fn download(&self) -> Result<()> {
        Ok(())
    }
}

pub struct Envelope {
    frame: Frame,
}

pub fn install(msg: &Envelope) -> Result<String> {
    let name = msg.frame.arg(0)?;
    let release = releases()?.into_iter().find(|r| r.name == name).ok_or("no such release")?;
    if msg.frame.tag("stage") == Some("yes") {
        release.stage()?;
        return Ok(format!("staged as {}", release.build));
    }
    release.download()?;
    Ok(String::new())
}
