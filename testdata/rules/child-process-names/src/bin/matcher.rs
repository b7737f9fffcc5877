use clap::{arg, command, Command};

fn main() {
    let matches = command!().subcommand(Command::new("rm").arg(arg!([NAME]))).get_matches();
    if let Some(("rm", found)) = matches.subcommand() {
        let _ = std::fs::remove_file(found.get_one::<String>("NAME").expect("required")); // want RBN301 from=app.rb:147 RBN301 from=src/bin/matcher.rs:5
    }
}
