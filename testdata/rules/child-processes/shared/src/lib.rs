use std::env;
use std::fs;

// Only the program that depends on this crate gives it its arguments.
pub fn remove_last() {
    if let Some(name) = env::args().last() {
        let _ = fs::remove_file(name); // want RBN301 from=app.rb:32 RBN301
    }
}
