use std::io::{self, BufRead, Write};

// Echoes documents.
fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let document: serde_json::Value = serde_json::from_str(&line?)?;
        serde_json::to_writer(&mut out, &document)?;
        serde_json::to_writer_pretty(io::stderr(), &document)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
