//! What one element of a list keeps, the others do not have, nor has it any field of it but one.
use std::io::BufRead;
use std::process::Command;

trait Handler {
    fn handle(&mut self, text: &str) -> std::io::Result<()>;
}

struct Ring {
    base: *mut u8,
}

impl Ring {
    fn put(&mut self, data: &[u8]) {
        unsafe { std::ptr::copy_nonoverlapping(data.as_ptr(), self.base.add(data.len() % 8), data.len().min(8)) };
    }
}

struct History {
    ring: Ring,
}

impl Handler for History {
    fn handle(&mut self, text: &str) -> std::io::Result<()> {
        self.ring.put(text.as_bytes());
        Ok(())
    }
}

struct Spool {
    root: std::path::PathBuf,
}

impl Handler for Spool {
    fn handle(&mut self, text: &str) -> std::io::Result<()> {
        std::fs::write(self.root.join("all"), text)
    }
}

struct Shell {
    line: String,
    last: Option<String>,
}

impl Handler for Shell {
    fn handle(&mut self, text: &str) -> std::io::Result<()> {
        Command::new("sh").arg("-c").arg(&self.line).status().ok();
        if let Some(last) = &self.last {
            Command::new("sh").arg("-c").arg(last).status().ok(); // want RBN201
        }
        self.last = Some(text.to_string());
        Ok(())
    }
}

struct Pipeline {
    handlers: Vec<Box<dyn Handler>>,
}

impl Pipeline {
    fn dispatch(&mut self, lines: &[String]) {
        for line in lines {
            for handler in &mut self.handlers {
                if let Err(e) = handler.handle(line) {
                    eprintln!("{e}");
                }
            }
        }
    }
}

fn main() {
    let history = Box::new(History { ring: Ring { base: Box::leak(Box::new([0; 64])).as_mut_ptr() } });
    let spool = Box::new(Spool { root: "/var/spool/lines".into() });
    let shell = Box::new(Shell { line: "date".to_string(), last: None });
    let mut pipeline = Pipeline { handlers: vec![history, spool, shell] };
    let lines: Vec<String> = std::io::stdin().lock().lines().map_while(Result::ok).collect();
    pipeline.dispatch(&lines);
}
