use std::env;
use std::fs;

fn main() {
    let mode = env::args().nth(1).unwrap_or_default();
    let target = env::args().nth(2).unwrap_or_default();
    fs::remove_dir(&mode).ok(); // want RBN301 from=5
    fs::remove_file(&target).ok(); // want RBN301 from=app.rb:12 RBN301 from=6
}
