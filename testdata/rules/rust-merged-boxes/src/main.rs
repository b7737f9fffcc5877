//! One of two boxes of different types: what either of them does can be done.

use std::fs::File;
use std::io::Read;
use std::net::TcpListener;

trait Source {
    fn name(&self) -> String;
}

struct Preset;

impl Source for Preset {
    fn name(&self) -> String {
        "motto".into()
    }
}

struct Upload(String);

impl Source for Upload {
    fn name(&self) -> String {
        self.0.clone()
    }
}

struct Numbered(u32);

impl Source for Numbered {
    fn name(&self) -> String {
        format!("note-{}", self.0)
    }
}

fn sent() -> String {
    let mut name = String::new();
    TcpListener::bind("0.0.0.0:7013").unwrap().accept().unwrap().0.read_to_string(&mut name).unwrap();
    name
}

fn uploaded(name: String) -> Box<dyn Source> {
    Box::new(Upload(name))
}

fn open(source: &dyn Source) {
    File::open(source.name()).ok(); // want RBN301
}

fn main() {
    let name = sent();
    let source: Box<dyn Source> = if name.is_empty() { Box::new(Preset) } else { Box::new(Upload(name)) };
    File::open(source.name()).ok(); // want RBN301
    open(source.as_ref());

    let name = sent();
    let (preset, upload);
    let source: &dyn Source = match name.as_str() {
        "" => {
            preset = Preset;
            &preset
        }
        _ => {
            upload = Upload(name);
            &upload
        }
    };
    File::open(source.name()).ok(); // want RBN301

    let name = sent();
    let source: Box<dyn Source> = if name.is_empty() { Box::new(Preset) } else { uploaded(name) };
    File::open(source.name()).ok(); // want RBN301

    let number = sent().parse();
    let source: Box<dyn Source> = match number {
        Ok(number) => Box::new(Numbered(number)),
        Err(_) => Box::new(Preset),
    };
    File::open(source.name()).ok();
}
