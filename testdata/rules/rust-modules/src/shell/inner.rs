use std::process;

pub fn run(command: &str) -> bool {
    process::Command::new("sh").arg("-c").arg(command).status().is_ok() // want RBN201 from=app.rb:21
}

pub fn reexported(command: &str) -> bool {
    process::Command::new("sh").arg("-c").arg(command).status().is_ok() // want RBN201 from=app.rb:24
}
