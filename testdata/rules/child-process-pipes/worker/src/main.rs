use std::fs;
use std::io::{self, BufRead, Write};

// A worker that stays up: one path a line, one answer a line.
fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let text = fs::read_to_string(format!("/srv/{line}")).unwrap_or_default(); // want RBN301 from=app.rb:50 RBN301 from=app.rb:58 RBN301 from=app.rb:67 RBN301 from=app.rb:76 RBN301 from=app.rb:85 RBN301 from=app.rb:94 RBN301 from=app.rb:102 RBN301 from=app.rb:109 RBN301 from=app.rb:118 RBN301 from=app.rb:127 RBN301 from=worker/src/main.rs:7
        writeln!(out, "{line} {}", text.len())?;
        out.flush()?;
    }
    Ok(())
}
