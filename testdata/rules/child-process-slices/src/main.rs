use std::process::Command;

// show MODE PATH... : which words lie behind others is known.
fn main() {
    let args: Vec<String> = std::env::args().collect();
    Command::new("sh").arg("-c").arg(&args[1]).status().unwrap(); // want RBN201 from=src/main.rs:5
    let rest = &args[2..];
    std::fs::remove_file(&rest[1]).unwrap(); // want RBN301 from=src/main.rs:5
    for path in &args[2..] {
        println!("{}", std::fs::read_to_string(path).unwrap()); // want RBN301
    }
}
