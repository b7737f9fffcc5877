use std::io::Read;

// Prints a number, whatever it is given.
fn main() {
    let mut text = String::new();
    if std::io::stdin().read_to_string(&mut text).is_ok() {
        println!("{}", text.lines().count());
    }
}
