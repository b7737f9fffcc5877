//! What crates take apart or decode, and what they make of paths.

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use path_clean::PathClean;
use quick_xml::events::Event;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

fn word() -> String {
    std::env::args().nth(1).unwrap()
}

fn words() {
    let given = shell_words::split(&word()).unwrap();
    Command::new("sh").arg("-c").arg(&given[0]).status().unwrap(); // want RBN201
    let fixed = shell_words::split("ls -l").unwrap();
    Command::new("sh").arg("-c").arg(&fixed[0]).status().unwrap();
}

fn rows() {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(io::stdin());
    let mut raw = csv::ByteRecord::new();
    while reader.read_byte_record(&mut raw).unwrap() {
        if let Some(first) = raw.iter().next() {
            Command::new("sh").arg("-c").arg(String::from_utf8_lossy(first).into_owned()).status().unwrap(); // want RBN201
        }
        Command::new("sh").arg("-c").arg(raw.len().to_string()).status().unwrap();
    }
}

fn encodings() {
    let japanese: &'static encoding_rs::Encoding = encoding_rs::SHIFT_JIS;
    let line = word();
    let (text, _, broken) = japanese.decode(line.as_bytes());
    Command::new("sh").arg("-c").arg(&*text).status().unwrap(); // want RBN201
    Command::new("sh").arg("-c").arg(format!("echo {broken}")).status().unwrap();
}

fn documents() {
    let text = word();
    let mut reader = quick_xml::Reader::from_str(&text);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
                Command::new("sh").arg("-c").arg(name).status().unwrap(); // want RBN201
                if let Some(link) = start.try_get_attribute("href").unwrap() {
                    fs::read(link.unescape_value().unwrap().as_ref()).unwrap(); // want RBN301
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let mut fixed = quick_xml::Reader::from_str("<a/>");
    if let Event::Empty(start) = fixed.read_event().unwrap() {
        Command::new("sh").arg("-c").arg(String::from_utf8_lossy(start.local_name().as_ref()).into_owned()).status().unwrap();
    }
}

fn options() {
    let mut given = pico_args::Arguments::from_env();
    let output: PathBuf = given.value_from_os_str("--output", |s| Ok::<_, io::Error>(PathBuf::from(s))).unwrap();
    fs::read(output).unwrap(); // want RBN301
    Command::new("sh").arg("-c").arg(&given.finish()[0]).status().unwrap(); // want RBN201
}

fn paths() {
    let given = word();
    let page = Utf8Path::new("/srv").join(&given).with_extension("md");
    fs::read(page).unwrap(); // want RBN301
    let mut kept = Utf8PathBuf::from("/srv");
    for part in Utf8Path::new(&given).components() {
        match part {
            Utf8Component::Normal(name) => kept.push(name),
            _ => return,
        }
    }
    fs::read(kept).unwrap();
}

fn cleaned() {
    let given = word();
    let full = Path::new("/srv").join(&given).clean();
    if full.starts_with("/srv") {
        fs::read(&full).unwrap();
    }
    let before = Path::new("/srv").join(&given);
    if before.starts_with("/srv") { // want RBN003
        fs::read(path_clean::clean(&before)).unwrap(); // want RBN301
    }
    fs::read(Path::new("/srv").join(PathBuf::from(&given).clean())).unwrap(); // want RBN301

    if sanitize_filename::is_sanitized(&given) {
        fs::read(Path::new("/srv").join(&given)).unwrap();
    }
    fs::read(Path::new("/srv").join(&given)).unwrap(); // want RBN301
}

fn main() {
    words();
    rows();
    encodings();
    documents();
    options();
    paths();
    cleaned();
}
