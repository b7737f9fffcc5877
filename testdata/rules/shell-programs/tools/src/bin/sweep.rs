use std::env;
use std::fs;

fn main() {
    let Some(name) = env::args().nth(2) else { return };
    let _ = fs::remove_file(name); // want RBN301 from=app.rb:73 RBN301
}
