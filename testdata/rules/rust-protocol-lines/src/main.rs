//! What a program writes to a server that it has connected to, in words of its own, is a line of a protocol: a line break in the
//! data begins another one. What it passes on as it is, and what a server answers its clients, is none.

use std::io::{BufWriter, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::time::Duration;

struct Hop {
    out: TcpStream,
}

impl Hop {
    fn new() -> std::io::Result<Hop> {
        let out = TcpStream::connect("10.0.0.1:25")?;
        Ok(Hop { out })
    }

    fn rcpt(&mut self, to: &str) -> std::io::Result<()> {
        write!(self.out, "RCPT TO:<{to}>\r\n") // want RBN204
    }

    fn rcpt_checked(&mut self, to: &str) -> std::io::Result<()> {
        if to.contains(['\r', '\n']) {
            return Ok(());
        }
        write!(self.out, "RCPT TO:<{to}>\r\n")
    }

    fn mail(&mut self, from: &str) -> std::io::Result<()> {
        self.out.write_all(format!("MAIL FROM:{from}\r\n").as_bytes()) // want RBN204
    }

    fn pass(&mut self, text: &[u8]) -> std::io::Result<()> {
        self.out.write_all(text)
    }

    fn text(&mut self, text: &str) -> std::io::Result<()> {
        write!(self.out, "{text}\r\n")
    }
}

fn answer(mut client: TcpStream, text: &str) -> std::io::Result<()> {
    writeln!(client, "OK {text}")
}

fn get(server: &mut impl Write, path: &str) -> std::io::Result<()> {
    writeln!(server, "GET {path}") // want RBN204
}

fn either(server: &mut impl Write, text: &str) -> std::io::Result<()> {
    writeln!(server, "PRINT {text}")
}

fn main() -> std::io::Result<()> {
    let x = std::env::args().nth(1).unwrap();
    let mut hop = Hop::new()?;
    hop.rcpt(&x)?;
    hop.rcpt_checked(&x)?;
    hop.mail(&x)?;
    hop.pass(x.as_bytes())?;
    hop.text(&x)?;
    feeds(&x, x.as_bytes()[0])?;
    let mut local = UnixStream::connect("/run/x.sock")?;
    writeln!(local, "set title {x}")?; // want RBN204
    writeln!(local, "set length {}", x.len())?;
    let mut cache = BufWriter::new(TcpStream::connect_timeout(&([127, 0, 0, 1], 6379).into(), Duration::from_secs(1))?);
    write!(cache, "SET name {x}\n")?; // want RBN204
    get(&mut TcpStream::connect("10.0.0.1:80")?, &x)?;
    either(&mut TcpStream::connect("10.0.0.1:80")?, &x)?;
    either(&mut std::io::stdout(), &x)?;
    for client in TcpListener::bind("0.0.0.0:1")?.incoming() {
        answer(client?, &x)?;
    }
    Ok(())
}

pub fn feeds(x: &str, n: u8) -> std::io::Result<()> {
    let mut child = std::process::Command::new("gs").arg("-").stdin(std::process::Stdio::piped()).spawn()?;
    let mut page = child.stdin.take().unwrap();
    writeln!(page, "({x}) show")?; // want RBN204
    writeln!(page, "({n} copies, {}) show", n)?;
    child.wait()?;
    Ok(())
}
