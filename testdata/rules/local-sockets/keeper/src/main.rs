use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::net::{UnixListener, UnixStream};

const SOCKET: &str = "/run/keeper.sock";

// Answers each line with the size of the file that it names.
fn main() -> io::Result<()> {
    let _ = fs::remove_file(SOCKET);
    let listener = UnixListener::bind(SOCKET)?;
    for stream in listener.incoming() {
        serve(stream?)?;
    }
    Ok(())
}

fn serve(stream: UnixStream) -> io::Result<()> {
    let mut out = stream.try_clone()?;
    for line in BufReader::new(stream).lines() {
        let line = line?;
        let size = fs::metadata(format!("/srv/{line}"))?.len(); // want RBN301 from=app.rb:48 RBN301 from=app.rb:56 RBN301 from=app.rb:63 RBN301 from=app.rb:69 RBN301 from=app.rb:74 RBN301 from=keeper/src/main.rs:11
        writeln!(out, "{line} {size}")?;
    }
    Ok(())
}
