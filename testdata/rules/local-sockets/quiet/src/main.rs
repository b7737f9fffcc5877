use std::io::Read;
use std::net::TcpListener;

// Nobody in the workspace talks to it.
fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", 7002))?;
    let (mut stream, _) = listener.accept()?;
    let mut name = String::new();
    stream.read_to_string(&mut name)?;
    std::fs::remove_file(name) // want RBN301 from=quiet/src/main.rs:7
}
