//! A library whose callers make the connections that it reads.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

const LIMIT: usize = 1 << 16;

fn frame<R: Read>(from: &mut R) -> io::Result<Vec<u8>> {
    let mut head = [0u8; 4];
    from.read_exact(&mut head)?;
    let mut body = vec![0u8; u32::from_be_bytes(head) as usize]; // want RBN804
    from.read_exact(&mut body)?;
    Ok(body)
}

fn short_frame<R: Read>(from: &mut R) -> io::Result<Vec<u8>> {
    let mut head = [0u8; 4];
    from.read_exact(&mut head)?;
    let mut body = vec![0u8; (u32::from_be_bytes(head) as usize).min(LIMIT)];
    from.read_exact(&mut body)?;
    Ok(body)
}

fn pump(mut stream: TcpStream, bridge: bool) -> io::Result<()> {
    let read = if bridge { frame } else { short_frame };
    let name = read(&mut stream)?;
    std::fs::remove_file(String::from_utf8_lossy(&name).as_ref()) // want RBN301
}

// Nothing here calls it: whoever does has the connection.
pub fn start(stream: TcpStream, bridge: bool) {
    thread::spawn(move || pump(stream, bridge));
}

// What it writes is its own.
pub fn greet(stream: &mut TcpStream) -> io::Result<()> {
    let who = stream.peer_addr()?;
    stream.write_all(b"hello\n")?;
    std::fs::write(format!("/var/log/greeted/{}", who.port()), b"")
}

// Of what is called here, the one who calls says what it is.
pub fn attend(mut stream: TcpStream) -> io::Result<()> {
    let body = frame(&mut stream)?;
    std::fs::write("/var/lib/attended", body)
}

pub fn listen() -> io::Result<()> {
    for stream in TcpListener::bind("127.0.0.1:7000")?.incoming() {
        attend(stream?)?;
    }
    Ok(())
}

// What nobody calls, and nobody can, is not read.
#[allow(dead_code)]
fn forgotten(mut stream: TcpStream) -> io::Result<()> {
    let name = short_frame(&mut stream)?;
    std::fs::remove_file(String::from_utf8_lossy(&name).as_ref())
}
