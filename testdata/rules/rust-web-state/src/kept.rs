// Who has the object calls its methods one after the other.
use std::fs;
use std::io::{self, Read};
use std::net::TcpListener;

pub trait Handler {
    fn message(&mut self) -> io::Result<()>;
    fn closed(&mut self) -> io::Result<()>;
}

pub struct Editor {
    port: TcpListener,
    name: String,
    folder: String,
    size: usize,
}

impl Handler for Editor {
    fn message(&mut self) -> io::Result<()> {
        let mut text = String::new();
        self.port.accept()?.0.read_to_string(&mut text)?;
        self.size = text.len();
        self.name = text;
        Ok(())
    }

    fn closed(&mut self) -> io::Result<()> {
        fs::remove_dir_all(&self.folder)?;
        fs::remove_file(format!("/srv/{}", self.size))?;
        fs::remove_file(&self.name) // want RBN301
    }
}

/// It has the fields' names, and nothing else.
#[derive(Default)]
pub struct Viewer {
    name: String,
}

impl Viewer {
    pub fn closed(&self) -> io::Result<()> {
        fs::remove_file(&self.name)
    }
}
