use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;

// What two hexadecimal digits say is a byte of the text again, whatever was checked before.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut i) = (Vec::new(), 0);
    while i < bytes.len() {
        if bytes[i] == b'%' && i + 2 < bytes.len() {
            if let Ok(byte) = u8::from_str_radix(&text[i + 1..i + 3], 16) {
                out.push(byte);
                i += 3;
                continue;
            }
        }
        out.push(b'.');
        i += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn run(text: &str) -> io::Result<()> {
    Command::new("sh").arg("-c").arg(format!("wc {}", decoded(text))).status()?; // want RBN201
    if let Ok(byte) = u8::from_str_radix(text, 16) {
        Command::new("sh").arg("-c").arg(format!("exit {byte}")).status()?;
    }
    if let Ok(level) = u8::from_str_radix(text, 10) {
        Command::new("sh").arg("-c").arg(format!("exit {level}")).status()?;
    }
    if let Ok(color) = u32::from_str_radix(text, 16) {
        Command::new("sh").arg("-c").arg(format!("exit {color}")).status()?;
    }
    Ok(())
}

// Headers that a program writes itself.
fn answer(mut peer: TcpStream, text: &str) -> io::Result<()> {
    write!(peer, "HTTP/1.1 204 No Content\r\nX-Tag: {text}\r\n\r\n")?; // want RBN603
    write!(peer, "Set-Cookie: lang={}; Path=/\r\n", text)?; // want RBN603
    writeln!(peer, "X-Tag: {}\r", text)?; // want RBN603
    peer.write_all(format!("HTTP/1.1 204 No Content\r\nX-Tag: {}\r\n\r\n", text).as_bytes())?; // want RBN603
    write!(peer, "HTTP/1.1 303 See Other\r\nLocation: {}\r\n\r\n", text)?; // want RBN602 RBN603
    write!(peer, "HTTP/1.1 303 See Other\r\nLocation: {text}\r\n\r\n")?; // want RBN602 RBN603
    write!(peer, "HTTP/1.1 303 See Other\r\nLocation: /find/{}\r\n\r\n", text.len())?;
    write!(peer, "X-Length: {}\r\n", text.len())?;
    write!(peer, "X-Tag: {}\r\n", text.replace(['\r', '\n'], " "))?;
    let word: String = text.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    write!(peer, "X-Tag: {word}\r\n")?;
    write!(peer, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nNote: {text}\r\n")?;
    writeln!(peer, "note: {text}")?;
    Ok(())
}

fn main() -> io::Result<()> {
    for peer in TcpListener::bind("0.0.0.0:8080")?.incoming() {
        let mut peer = peer?;
        let mut text = String::new();
        peer.read_to_string(&mut text)?;
        run(&text)?;
        answer(peer, &text)?;
    }
    Ok(())
}
