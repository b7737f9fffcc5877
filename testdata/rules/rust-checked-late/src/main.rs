// What is checked after something was made of it, in a closure, by halves, or with an answer that a variable holds.

use anyhow::{bail, ensure, Result};
use std::fs;
use std::path::Path;

fn is_word(s: &str) -> bool {
    !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn is_short(s: &str) -> bool {
    s.len() < 20
}

fn asked(s: &str) -> Result<bool> {
    if s.is_empty() {
        bail!("no name");
    }
    Ok(is_word(s))
}

// --- An answer in a variable.
fn ensured(s: &str) -> Result<Vec<u8>> {
    let word = is_word(s);
    ensure!(word, "{s} is no word");
    Ok(fs::read(s)?)
}

fn asserted(s: &str) -> Result<Vec<u8>> {
    let word = is_word(s);
    assert!(word);
    Ok(fs::read(s)?)
}

fn ensured_other(s: &str) -> Result<Vec<u8>> {
    let word = is_word(s);
    let short = is_short(s);
    ensure!(short, "{s} is long, word: {word}");
    Ok(fs::read(s)?) // want RBN301
}

fn debugged(s: &str) -> Result<Vec<u8>> {
    let word = is_word(s);
    debug_assert!(word);
    Ok(fs::read(s)?) // want RBN301
}

fn with_fallback(s: &str) -> Result<Vec<u8>> {
    if !asked(s).unwrap_or(false) {
        bail!("no word");
    }
    Ok(fs::read(s)?)
}

fn with_default(s: &str) -> Result<Vec<u8>> {
    if asked(s).unwrap_or_default() {
        return Ok(fs::read(s)?);
    }
    bail!("no word")
}

fn with_lenient_fallback(s: &str) -> Result<Vec<u8>> {
    if !asked(s).unwrap_or(true) {
        bail!("no word");
    }
    Ok(fs::read(s)?) // want RBN301
}

fn long(s: &str) -> Result<bool> {
    ensure!(is_word(s), "no word");
    Ok(s.len() > 3)
}

fn where_long(s: &str) -> Result<Vec<u8>> {
    if long(s).unwrap_or(false) {
        return Ok(fs::read(s)?);
    }
    Ok(fs::read(s)?) // want RBN301
}

// --- A closure that asks about what it captures.
fn by_closure(s: &str) -> Result<Vec<u8>> {
    let check = || -> Result<()> {
        if s.contains('/') {
            bail!("a separator");
        }
        if s.contains("..") {
            bail!("dots");
        }
        Ok(())
    };
    check()?;
    Ok(fs::read(format!("/srv/{s}"))?)
}

fn by_closure_of_another(s: &str, other: &str) -> Result<Vec<u8>> {
    let check = || -> Result<()> {
        if !is_word(other) {
            bail!("no word");
        }
        Ok(())
    };
    check()?;
    Ok(fs::read(format!("/srv/{s}"))?) // want RBN301
}

fn by_closure_unasked(s: &str) -> Result<Vec<u8>> {
    let check = || -> Result<()> {
        if !is_word(s) {
            bail!("no word");
        }
        Ok(())
    };
    let _ = check();
    Ok(fs::read(format!("/srv/{s}"))?) // want RBN301
}

// --- Both halves, one after the other.
fn halves(s: &str) -> Result<Vec<u8>> {
    match s.rsplit_once('.') {
        Some((stem, "png" | "jpg")) if is_word(stem) => Ok(fs::read(format!("/srv/{s}"))?),
        Some((_, "gif")) => Ok(fs::read(format!("/srv/{s}"))?), // want RBN301
        _ => bail!("no picture"),
    }
}

fn halves_in_turn(s: &str) -> Result<Vec<u8>> {
    let Some((stem, end)) = s.rsplit_once('.') else { bail!("no picture") };
    ensure!(is_word(stem), "no word");
    ensure!(is_word(end), "no word");
    Ok(fs::read(format!("/srv/{s}"))?)
}

fn named_half(s: &str) -> Result<Vec<u8>> {
    let Some((stem, "png")) = s.rsplit_once('.') else { bail!("no picture") };
    ensure!(is_word(stem), "no word");
    Ok(fs::read(format!("/srv/{s}"))?)
}

fn named_half_alone(s: &str) -> Result<Vec<u8>> {
    let Some((stem, "png")) = s.rsplit_once('.') else { bail!("no picture") };
    ensure!(is_short(stem), "long");
    Ok(fs::read(format!("/srv/{s}"))?) // want RBN301
}

fn one_half(s: &str) -> Result<Vec<u8>> {
    let Some((stem, end)) = s.rsplit_once('.') else { bail!("no picture") };
    ensure!(is_word(stem), "no word");
    ensure!(is_short(end), "long");
    Ok(fs::read(format!("/srv/{s}"))?) // want RBN301
}

// --- What something was made of before.
fn formatted_before(s: &str) -> Result<Vec<u8>> {
    let path = format!("/srv/{s}");
    ensure!(is_word(s), "no word");
    Ok(fs::read(path)?)
}

fn joined_before(s: &str) -> Result<Vec<u8>> {
    let path = Path::new("/srv").join(s);
    if !is_word(s) {
        bail!("no word");
    }
    Ok(fs::read(&path)?)
}

fn joined_of_two(s: &str, other: &str) -> Result<Vec<u8>> {
    let path = Path::new("/srv").join(s).join(other);
    if !is_word(s) {
        bail!("no word");
    }
    Ok(fs::read(&path)?) // want RBN301
}

fn used_before(s: &str) -> Result<Vec<u8>> {
    let path = format!("/srv/{s}");
    let bytes = fs::read(&path)?; // want RBN301
    ensure!(is_word(s), "no word");
    Ok(bytes)
}

fn shadowed(s: &str) -> Result<Vec<u8>> {
    let path = format!("/srv/{s}");
    let s = "name";
    ensure!(is_word(s), "no word");
    Ok(fs::read(path)?) // want RBN301
}

// What a number is made of is no larger than what was checked, but not the other way round.
fn sum(d: &[u8]) -> u64 {
    let (mut i, mut total) = (0usize, 0u64);
    loop {
        let step = unsafe { *d.get_unchecked(i) }; // want RBN802
        total += u64::from(step);
        i += usize::from(step) + 1;
        if i > d.len() {
            return total;
        }
    }
}

fn sum_within(d: &[u8]) -> u64 {
    let (mut i, mut total) = (0usize, 0u64);
    while i < d.len() {
        let step = unsafe { *d.get_unchecked(i) };
        total += u64::from(step);
        i += usize::from(step) + 1;
    }
    total
}

fn main() {
    let bytes = fs::read("input").unwrap_or_default();
    println!("{} {}", sum(&bytes), sum_within(&bytes));
    for a in std::env::args() {
        let b = std::env::args().nth(1).unwrap_or_default();
        let _ = (ensured(&a), asserted(&a), ensured_other(&a), debugged(&a));
        let _ = (with_fallback(&a), with_default(&a), with_lenient_fallback(&a), where_long(&a));
        let _ = (by_closure(&a), by_closure_of_another(&a, &b), by_closure_unasked(&a));
        let _ = (halves(&a), halves_in_turn(&a), named_half(&a), named_half_alone(&a), one_half(&a));
        let _ = (formatted_before(&a), joined_before(&a), joined_of_two(&a, &b), used_before(&a), shadowed(&a));
    }
}
