use std::io::{self, Read};

// How many lines there are is all that it says.
fn main() {
    let mut text = String::new();
    if io::stdin().read_to_string(&mut text).is_ok() {
        println!("{}", text.lines().count());
    }
}
