//! Reads its arguments, and what it is given in its environment.
use std::{env, fs};

fn main() {
    if let Some(name) = env::args().nth(2) {
        let _ = fs::read(name); // want RBN301 from=app.rb:9 RBN301 from=tools/src/main.rs:5
    }
    let first = env::args().nth(1).unwrap_or_default();
    let _ = fs::read(format!("/srv/{}", first.len())); // ok
    let station = env::var("POLLEN_STATION").unwrap_or_default();
    let _ = fs::read(format!("/srv/pollen/{station}")); // want RBN301 from=app.rb:14 RBN301 from=tools/src/main.rs:10
}
