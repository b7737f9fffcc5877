use std::io::{self, BufRead, Write};

// Answers each line as it is, and on standard error how long it was.
fn main() {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        writeln!(out, "{line}").ok();
        eprintln!("{}", line.len());
    }
}
