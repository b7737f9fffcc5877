//! What a server prints stands in its log; what a program prints of its own input is what it is for.
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

use axum::extract::Path;
use axum::routing::get;
use axum::Router;

// The words that the program was given, its input, and what a server answers it.
fn own() -> io::Result<()> {
    for word in std::env::args() {
        println!("{word}");
    }
    for line in io::stdin().lines() {
        println!("> {}", line?);
    }
    let mut answer = String::new();
    TcpStream::connect("127.0.0.1:79")?.read_to_string(&mut answer)?;
    println!("{answer}");
    Ok(())
}

async fn renamed(Path((from, to)): Path<(String, String)>) {
    println!("renamed {:?} to {to:?}", from);
    println!("renamed {}", from.escape_debug());
    println!("renamed {}", from.replace(['\r', '\n'], " "));
    println!("renamed {} bytes", from.len());
    println!("renamed {} to {}", from, to); // want RBN702
    eprintln!("renamed {from}"); // want RBN702
    let _ = writeln!(io::stderr(), "renamed {from}"); // want RBN702
    let _ = writeln!(io::stdout().lock(), "renamed {}", to); // want RBN702
}

fn served() -> io::Result<()> {
    for peer in TcpListener::bind("0.0.0.0:79")?.incoming() {
        let mut name = String::new();
        let mut peer = BufReader::new(peer?);
        peer.read_to_string(&mut name)?;
        eprintln!("asked for {name:?}");
        writeln!(peer.get_mut(), "no {name}")?;
        eprintln!("asked for {name}"); // want RBN702
    }
    Ok(())
}

fn main() -> io::Result<()> {
    own()?;
    let _: Router = Router::new().route("/{from}/{to}", get(renamed));
    served()
}
