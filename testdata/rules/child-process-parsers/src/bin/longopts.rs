use getopts::Options;

fn main() {
    let mut opts = Options::new();
    opts.reqopt("f", "file", "file to read", "FILE");
    opts.optopt("c", "command", "command", "CMD");
    let args: Vec<String> = std::env::args().skip(1).collect();
    let matches = opts.parse(&args).unwrap();
    let file = matches.opt_str("f").unwrap();
    let command = matches.opt_str("command").unwrap_or_default();
    println!("{}", std::fs::read_to_string(file).unwrap()); // want RBN301
    std::process::Command::new("sh").arg("-c").arg(command).status().unwrap();
}
