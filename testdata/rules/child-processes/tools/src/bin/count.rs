use std::env;
use std::process::Command;

// A number is all that it takes.
fn main() {
    let n: u32 = env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(0);
    let _ = Command::new("sh").arg("-c").arg(format!("count {n}")).status();
}
