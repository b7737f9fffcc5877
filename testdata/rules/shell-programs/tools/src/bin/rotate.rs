use std::env;
use std::fs;

// The words are taken one after the other.
fn main() {
    let mut words = env::args().skip(1).take(2);
    let name = words.next().unwrap_or_default();
    let angle = words.rev().next().unwrap_or_default();
    let _ = fs::read(format!("{name}.{angle}")); // want RBN301 from=app.rb:65 RBN301 from=app.rb:69 RBN301
}
