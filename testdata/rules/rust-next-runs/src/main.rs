//! What a closure leaves in what it captures, its next run finds there.
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;

#[derive(Default)]
struct Reader {
    head: Option<String>,
    kind: Option<&'static str>,
}

impl Reader {
    fn feed(&mut self, line: String) -> Result<(), String> {
        match line.split_once(' ') {
            Some(("head", name)) => self.head = Some(name.to_owned()),
            Some(("kind", _)) => self.kind = Some("plain"),
            _ => self.read()?,
        }
        Ok(())
    }

    fn read(&self) -> Result<(), String> {
        let kind = self.kind.ok_or("kind")?;
        let _ = fs::read(kind);
        let head = self.head.as_ref().ok_or("head")?;
        let _ = fs::read(head); // want RBN301
        Ok(())
    }
}

#[derive(Default)]
struct Once {
    head: Option<String>,
}

impl Once {
    fn feed(&mut self, line: String) {
        if let Some(head) = &self.head {
            let _ = fs::read(head);
        }
        self.head = Some(line);
    }
}

fn main() -> Result<(), String> {
    let listener = TcpListener::bind("0.0.0.0:7000").map_err(|e| e.to_string())?;
    let (socket, _) = listener.accept().map_err(|e| e.to_string())?;
    let mut once = Once::default();
    Some(String::new()).map(|line| once.feed(line));
    let mut reader = Reader::default();
    BufReader::new(socket).lines().map_while(Result::ok).try_for_each(|line| reader.feed(line))
}
