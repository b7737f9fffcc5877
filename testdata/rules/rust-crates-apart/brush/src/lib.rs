use tools::Finish;
use std::process::Command;

pub struct Brush;

impl Finish for Brush {
    fn varnish(&self, line: &str) {
        let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201
    }
}
