//! Both halves of a text that are checked, where it is an error that it has none.
use std::fs;
use std::io;

use anyhow::{bail, Context, Result};

fn word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn by_context(name: &str) -> Result<()> {
    let (stem, end) = name.rsplit_once('.').context("no end")?;
    if !(word(stem) && word(end)) {
        bail!("{name}");
    }
    fs::read(format!("/srv/pictures/{name}"))?;
    Ok(())
}

fn by_error(name: &str) -> Result<(), String> {
    let (stem, end) = name.rsplit_once('.').ok_or("no end")?;
    if !word(stem) || !word(end) {
        return Err(name.to_owned());
    }
    fs::read(format!("/srv/pictures/{name}")).map_err(|e| e.to_string())?;
    Ok(())
}

fn by_expectation(name: &str) {
    let (stem, end) = name.split_once('.').expect("an end");
    if word(stem) && word(end) {
        let _ = fs::read(format!("/srv/pictures/{name}"));
    }
}

fn one_half(name: &str) -> Result<()> {
    let (stem, _) = name.split_once('.').context("no end")?;
    if !word(stem) {
        bail!("{name}");
    }
    fs::read(format!("/srv/pictures/{name}"))?; // want RBN301
    Ok(())
}

fn of_another(name: &str, other: &str) -> Result<()> {
    let (stem, end) = other.split_once('.').context("no end")?;
    if !(word(stem) && word(end)) {
        bail!("{other}");
    }
    fs::read(format!("/srv/pictures/{name}"))?; // want RBN301
    Ok(())
}

fn line() -> Result<String> {
    Ok(io::stdin().lines().next().context("no line")??)
}

fn main() -> Result<()> {
    by_context(&line()?)?;
    let _ = by_error(&line()?);
    by_expectation(&line()?);
    one_half(&line()?)?;
    of_another(&line()?, &line()?)
}
