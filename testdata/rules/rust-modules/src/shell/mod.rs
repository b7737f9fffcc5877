pub mod inner;
pub mod scripts;

pub use inner::reexported;
use std::process::Command;

pub fn run(command: &str) -> bool {
    Command::new("sh").arg("-c").arg(command).status().is_ok() // want RBN201 from=app.rb:23
}
