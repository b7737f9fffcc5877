use getopts::Options;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let mut opts = Options::new();
    opts.optopt("f", "file", "file to read", "FILE");
    opts.optopt("c", "command", "command", "CMD");
    let matches = opts.parse(&args[1..]).unwrap();
    let file = matches.opt_str("f").unwrap();
    let command = matches.opt_str("c").unwrap_or_default();
    println!("{}", std::fs::read_to_string(file).unwrap()); // want RBN301
    std::process::Command::new("sh").arg("-c").arg(command).status().unwrap();
}
