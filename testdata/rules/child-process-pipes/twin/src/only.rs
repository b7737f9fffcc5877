use std::process::Command;

pub fn run(name: &str) {
    let _ = Command::new("sh").arg("-c").arg(name).status(); // want RBN201 from=app.rb:149 RBN201 from=twin/src/main.rs:7
}
