//! What a file holds that somebody names is no more a text, or a value of an enum, than what comes over a network.

use std::fs::{self, File};
use std::io::{self, Read};
use std::{env, mem, ptr, str};

#[repr(u8)]
#[derive(Clone, Copy, Debug)]
enum Clef {
    Treble,
    Alto,
    Bass,
}

#[repr(C)]
#[derive(Clone, Copy)]
struct Head {
    bars: u32,
    clef: u8,
    upbeat: u8,
}

#[repr(C)]
union Mark {
    number: u32,
    letter: char,
    tie: bool,
}

fn head(file: &[u8]) -> Option<Head> {
    if file.len() < mem::size_of::<Head>() {
        return None;
    }
    Some(unsafe { ptr::read_unaligned(file.as_ptr().cast::<Head>()) })
}

fn clef_checked(h: &Head) -> Option<Clef> {
    if h.clef > Clef::Bass as u8 {
        return None;
    }
    Some(unsafe { mem::transmute::<u8, Clef>(h.clef) })
}

fn clef(h: &Head) -> Clef {
    unsafe { mem::transmute::<u8, Clef>(h.clef) } // want RBN803
}

fn tied_checked(h: &Head) -> bool {
    let m = Mark { number: u32::from(h.upbeat) };
    unsafe { m.number == 1 }
}

fn tied(h: &Head) -> bool {
    let m = Mark { number: u32::from(h.upbeat) };
    unsafe { m.tie } // want RBN803
}

fn composer_checked(file: &[u8]) -> &str {
    str::from_utf8(file).unwrap_or("anonymous")
}

fn composer_ascii(file: &[u8]) -> &str {
    if file.is_ascii() {
        unsafe { str::from_utf8_unchecked(file) }
    } else {
        "anonymous"
    }
}

fn composer(file: &[u8]) -> &str {
    unsafe { str::from_utf8_unchecked(file) } // want RBN803
}

// The program's own file is what the program wrote.
fn own() -> io::Result<String> {
    let bytes = fs::read("/usr/share/scores/default.txt")?;
    Ok(unsafe { String::from_utf8_unchecked(bytes) })
}

fn main() -> io::Result<()> {
    let path = env::args().nth(1).unwrap_or_default();
    let mut file = Vec::new();
    File::open(path)?.read_to_end(&mut file)?; // want RBN301
    let Some(h) = head(&file) else {
        return Ok(());
    };
    println!("{} {:?} {:?} {} {}", h.bars, clef(&h), clef_checked(&h), tied(&h), tied_checked(&h));
    println!("{} {} {} {}", composer(&file), composer_ascii(&file), composer_checked(&file), own()?);
    Ok(())
}
