//! Objects behind a trait: what one of them holds is in none of the others, whose constructors check what they hold.

mod host;

use anyhow::{bail, ensure, Result};

const FOLDER: &str = "/srv/approved";

trait Source {
    fn load(&self) -> Result<Vec<u8>>;
}

struct Named(pub String);

impl Source for Named {
    fn load(&self) -> Result<Vec<u8>> {
        Ok(std::fs::read(&self.0)?) // want RBN301
    }
}

struct Composed(String);

impl Composed {
    fn parse(name: &str) -> Result<Self> {
        ensure!(name.len() <= 32 && name.bytes().all(|b| b.is_ascii_lowercase()), "name");
        Ok(Composed(format!("{FOLDER}/{name}.wasm")))
    }
}

impl Source for Composed {
    fn load(&self) -> Result<Vec<u8>> {
        Ok(std::fs::read(&self.0)?)
    }
}

struct Kept(String);

impl Kept {
    fn parse(name: &str) -> Result<Self> {
        ensure!(name.bytes().all(|b| b.is_ascii_lowercase()), "name");
        Ok(Kept(name.to_owned()))
    }
}

impl Source for Kept {
    fn load(&self) -> Result<Vec<u8>> {
        Ok(std::fs::read(&self.0)?)
    }
}

struct Joined {
    path: String,
}

impl Joined {
    fn parse(name: &str) -> Result<Self> {
        if !name.bytes().all(|b| b.is_ascii_lowercase()) {
            bail!("name");
        }
        let path = format!("{FOLDER}/{name}.wasm");
        Ok(Joined { path })
    }
}

impl Source for Joined {
    fn load(&self) -> Result<Vec<u8>> {
        Ok(std::fs::read(&self.path)?)
    }
}

struct Half {
    path: String,
}

impl Half {
    fn parse(name: &str, kind: &str) -> Result<Self> {
        ensure!(name.bytes().all(|b| b.is_ascii_lowercase()), "name");
        let path = format!("{FOLDER}/{name}.{kind}");
        Ok(Half { path })
    }
}

impl Source for Half {
    fn load(&self) -> Result<Vec<u8>> {
        Ok(std::fs::read(&self.path)?) // want RBN301
    }
}

fn source_for(kind: &str, name: &str, ending: &str) -> Result<Box<dyn Source>> {
    Ok(match kind {
        "named" => Box::new(Named(name.to_owned())),
        "composed" => Box::new(Composed::parse(name)?),
        "kept" => Box::new(Kept::parse(name)?),
        "half" => Box::new(Half::parse(name, ending)?),
        _ => Box::new(Joined::parse(name)?),
    })
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().collect();
    source_for(&args[1], &args[2], &args[3])?.load()?;
    Ok(())
}
