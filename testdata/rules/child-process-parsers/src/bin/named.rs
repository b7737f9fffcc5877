use std::process::Command;

// Its own name comes first, and what is no option is a file.
fn main() {
    let mut args = std::env::args();
    args.next();
    let mut command = String::from("true");
    let mut files = Vec::new();
    while let Some(arg) = args.next() {
        if arg == "--command" {
            command = args.next().unwrap_or_default();
        } else {
            files.push(arg);
        }
    }
    for file in &files {
        println!("{}", std::fs::read_to_string(file).unwrap()); // want RBN301
    }
    Command::new("sh").arg("-c").arg(&command).status().unwrap(); // want RBN201 from=src/bin/named.rs:11
}
