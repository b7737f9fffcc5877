use tools::Finish;
use std::process::Command;

// No program is made of this crate and of board: what board calls is never of this type.
pub struct Lone;

impl Finish for Lone {
    fn varnish(&self, line: &str) {
        let _ = Command::new("sh").arg("-c").arg(line).status();
    }
}
