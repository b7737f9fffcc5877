use std::io::{self, Read, Write};

fn main() -> io::Result<()> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.to_uppercase())?;
    out.write_all(text.as_bytes())?;
    Ok(())
}
