//! What is dangerous to a shell where it stands in quotes, and where it was quoted before.

use std::borrow::Cow;
use std::io;
use std::process::Command;

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(word), Some(other)) = (args.next(), args.next()) else { return Ok(()) };
    raw(&word)?;
    quoted(&word)?;
    joined(&word)?;
    checked(&word, &other)
}

fn raw(word: &str) -> io::Result<()> {
    Command::new("sh").arg("-c").arg(format!("echo '{}'", word.replace('\'', ""))).status()?;
    Command::new("sh").arg("-c").arg(format!("echo \"{}\"", word.replace(['"', '$', '`', '\\'], ""))).status()?;
    Command::new("sh").arg("-c").arg(format!("echo '{word}'")).status()?; // want RBN201
    Command::new("sh").arg("-c").arg(format!("echo {}", word.replace('\'', ""))).status()?; // want RBN201
    Command::new("sh").arg("-c").arg(format!("echo \"{}\"", word.replace('"', ""))).status()?; // want RBN201
    Ok(())
}

fn quoted(word: &str) -> io::Result<()> {
    let quoted = shell_words::quote(word);
    Command::new("sh").arg("-c").arg(format!("echo {}", quoted)).status()?;
    Command::new("sh").arg("-c").arg(format!("echo 'one' {quoted} \"two\"")).status()?;
    Command::new("sh").arg("-c").arg(format!("echo '{}'", quoted)).status()?; // want RBN201
    Command::new("sh").arg("-c").arg(format!("echo '{quoted}'")).status()?; // want RBN201
    Command::new("sh").arg("-c").arg(format!("echo \"{}\"", quoted)).status()?; // want RBN201
    Command::new("sh").arg("-c").arg(format!("echo \"{quoted}\"")).status()?; // want RBN201
    let escaped = shell_escape::escape(Cow::from(word));
    println!("asked for '{escaped}'");
    Command::new("sh").arg("-c").arg(format!("ls {escaped}")).status()?;
    Ok(())
}

fn joined(word: &str) -> io::Result<()> {
    let line = shell_words::join(["echo", word]);
    Command::new("sh").arg("-c").arg(&line).status()?;
    Command::new("sh").arg("-c").arg(format!("sh -c {}", shell_words::quote(&line))).status()?;
    Command::new("sh").arg("-c").arg(format!("sh -c '{line}'")).status()?; // want RBN201
    Ok(())
}

fn checked(word: &str, other: &str) -> io::Result<()> {
    let number: u32 = word.parse().map_err(io::Error::other)?;
    Command::new("sh").arg("-c").arg(format!("echo '{}'", shell_words::quote(&number.to_string()))).status()?;
    if !other.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Ok(());
    }
    Command::new("sh").arg("-c").arg(format!("echo '{}'", shell_words::quote(other))).status()?;
    Ok(())
}
