// What a library's constructor answers in a Result is known behind what Results have.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::path::Path;

use anyhow::Context;
use rusqlite::Connection;

fn no<E>(_: E) -> u32 {
    3
}

macro_rules! or_three {
    ($e:expr) => {
        $e.map_err(|_| 3u32)
    };
}

fn by_ok(q: &str) -> Option<usize> {
    let db = Connection::open("/srv/words.db").ok()?;
    db.execute("UPDATE words SET seen = 1 WHERE word = ?1", [q]).ok()?;
    db.execute(&format!("UPDATE words SET seen = 1 WHERE word = '{q}'"), []).ok() // want RBN404
}

fn by_map_err(q: &str) -> Result<usize, u32> {
    let db = Connection::open("/srv/words.db").map_err(no)?;
    db.execute(&format!("UPDATE words SET seen = 1 WHERE word = '{q}'"), []).map_err(no) // want RBN404
}

fn by_macro(q: &str) -> Result<String, u32> {
    let db = or_three!(Connection::open("/srv/words.db"))?;
    let bound = or_three!(db.query_row("SELECT text FROM words WHERE word = ?1", [q], |r| r.get::<_, String>(0)))?;
    let text = or_three!(db.query_row(&format!("SELECT text FROM words WHERE word = '{q}'"), [], |r| r.get::<_, String>(0))); // want RBN404
    text.map(|t| t + &bound)
}

fn by_context(q: &str) -> anyhow::Result<usize> {
    let db = Connection::open("/srv/words.db").context("no words")?;
    Ok(db.execute(&format!("DELETE FROM words WHERE word = '{q}'"), [])?) // want RBN404
}

fn by_let(q: &str) {
    let Some(db) = Connection::open("/srv/words.db").ok() else { return };
    db.execute_batch(&format!("DELETE FROM words WHERE word = '{q}'")).ok(); // want RBN404
    let number: i64 = q.parse().unwrap_or(0);
    db.execute_batch(&format!("DELETE FROM words WHERE number = {number}")).ok();
}

// The last part of an entry's name.
fn unpack(raw: &[u8], into: &Path) -> io::Result<()> {
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(raw));
    for entry in archive.entries()? {
        let mut entry = entry?;
        let Some(leaf) = entry.path()?.file_name().map(|n| n.to_owned()) else { continue };
        io::copy(&mut entry, &mut File::create(into.join(leaf))?)?;
        let whole = into.join(entry.path()?);
        io::copy(&mut entry, &mut File::create(whole)?)?; // want RBN301
    }
    Ok(())
}

// An address of the machine itself.
fn own(q: &str) -> io::Result<()> {
    let ip: IpAddr = q.parse().map_err(|_| io::ErrorKind::InvalidInput)?;
    if !ip.is_loopback() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    TcpStream::connect((ip, 7700))?;
    UdpSocket::bind("127.0.0.1:0")?.send_to(b"ping", (ip, 7700))?;
    TcpStream::connect(SocketAddr::new(ip, 7700)).map(drop)
}

fn other(q: &str) -> io::Result<()> {
    let ip: Ipv4Addr = q.parse().map_err(|_| io::ErrorKind::InvalidInput)?;
    if ip.is_loopback() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    TcpStream::connect((ip, 7700)).map(drop) // want RBN601
}

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("0.0.0.0:7402")?;
    loop {
        let (stream, _) = listener.accept()?;
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line)?;
        let (verb, q) = line.split_once(' ').unwrap_or(("", ""));
        match verb {
            "ok" => drop(by_ok(q)),
            "err" => drop(by_map_err(q)),
            "macro" => drop(by_macro(q)),
            "context" => drop(by_context(q)),
            "let" => by_let(q),
            "unpack" => drop(unpack(q.as_bytes(), Path::new("/srv/entries"))),
            "own" => drop(own(q)),
            "other" => drop(other(q)),
            _ => {}
        }
    }
}
