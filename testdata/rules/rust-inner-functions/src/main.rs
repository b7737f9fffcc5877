//! Functions, types and constants inside of methods, which belong to no type.

use std::process::Command;

struct Task {
    line: String,
}

impl Task {
    fn safe(&self) {
        fn is_word(text: &str) -> bool {
            text.bytes().all(|b| b.is_ascii_lowercase())
        }
        if is_word(&self.line) {
            let _ = Command::new("sh").arg("-c").arg(&self.line).status();
        }
        fn fixed(_: &str) -> String {
            String::from("ls")
        }
        let _ = Command::new("sh").arg("-c").arg(fixed(&self.line)).status();
    }

    fn run(self) {
        fn joined(text: String) -> String {
            format!("ls {text}")
        }
        let line = joined(self.line);
        let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201
    }
}

trait Run {
    fn go(&self, text: &str);
}

impl Run for Task {
    fn go(&self, text: &str) {
        #[inline]
        fn shell(text: &str) {
            let _ = Command::new("sh").arg("-c").arg(text).status(); // want RBN201
        }
        shell(text);
        // A function of the type by the same name is another one, which is not meant.
        let _ = Self::shell("ls");
    }
}

impl Task {
    fn shell(text: &str) -> std::io::Result<std::process::ExitStatus> {
        Command::new("sh").arg("-c").arg(text).status()
    }
}

impl Task {
    fn types(self) {
        enum Word {
            Text(String),
            Size(usize),
        }
        let word = if self.line.is_empty() { Word::Size(0) } else { Word::Text(self.line) };
        match word {
            Word::Text(text) => drop(Command::new("sh").arg("-c").arg(text)), // want RBN201
            Word::Size(size) => drop(Command::new("sh").arg("-c").arg(size.to_string())),
        }
    }

    fn constants(self) {
        static SHELL: &str = "sh";
        const KNOWN: [&str; 2] = ["up", "down"];
        if KNOWN.contains(&self.line.as_str()) {
            let _ = Command::new(SHELL).arg("-c").arg(&self.line).status();
        }
        let _ = Command::new(SHELL).arg("-c").arg(&self.line).status(); // want RBN201
    }
}

fn main() {
    Task { line: std::env::args().nth(2).unwrap_or_default() }.types();
    Task { line: std::env::args().nth(3).unwrap_or_default() }.constants();
    let line = std::env::args().nth(1).unwrap_or_default();
    Task { line: line.clone() }.safe();
    Task { line: line.clone() }.go(&line);
    Task { line }.run();
}
