//! Previews: the beginning of a file.

use std::io;
use std::process::{Command, Output};

/// The first bytes of a file, wrapped for a terminal.
pub fn wrapped(path: &str, bytes: usize) -> io::Result<String> {
    let command = format!("head -c {} {} | fold -s -w 72", bytes, path);
    let output = Command::new("sh")
        .arg("-c")
        .arg(&command)
        .output()?;
    text(output)
}

/// The first bytes of a file as they are.
pub fn plain(path: &str, bytes: usize) -> io::Result<String> {
    let output = Command::new("head")
        .arg("-c")
        .arg(bytes.to_string())
        .arg("--")
        .arg(path)
        .output()?;
    text(output)
}

fn text(output: Output) -> io::Result<String> {
    if !output.status.success() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "no preview"));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
