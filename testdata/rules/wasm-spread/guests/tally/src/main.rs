use std::env;

fn main() {
    let folder = env::var("TALLY_FOLDER").unwrap_or_default();
    let width: usize = env::var("TALLY_WIDTH").ok().and_then(|v| v.parse().ok()).unwrap_or(20);
    let _ = std::fs::read_to_string(format!("/in/{folder}")); // want RBN301
    println!("{}", "-".repeat(width.min(80)));
}
