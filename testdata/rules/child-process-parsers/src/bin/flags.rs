use std::process::Command;

// flags --file VALUE --command VALUE
fn main() {
    let mut args = std::env::args().skip(1);
    let mut file = String::new();
    let mut command = String::from("true");
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--file" | "-f" => file = args.next().expect("value"),
            "--command" => command = args.next().expect("value"),
            other => eprintln!("unknown {other}"),
        }
    }
    println!("{}", std::fs::read_to_string(&file).unwrap()); // want RBN301
    Command::new("sh").arg("-c").arg(&command).status().unwrap(); // want RBN201 from=src/bin/flags.rs:5
}
