//! Commands that are fields of structs of the program.
use std::process::{Command, ExitStatus};

struct Tool {
    cmd: Command,
}

impl Tool {
    fn new(program: &str) -> Self {
        let mut cmd = Command::new(program);
        cmd.env_clear();
        Tool { cmd }
    }

    fn shell(line: impl AsRef<str>) -> Self {
        let mut tool = Tool::new("/bin/sh");
        tool.cmd.arg("-c").arg(line.as_ref()); // want RBN201
        tool
    }

    fn made(line: &str) -> Self {
        let mut tool = Tool { cmd: Command::new("/bin/sh") };
        tool.cmd.arg("-c");
        tool.cmd.arg(line); // want RBN201
        tool
    }

    fn echo(line: &str) -> Self {
        let mut tool = Tool::new("/bin/echo");
        tool.cmd.arg("-c").arg(line);
        tool
    }

    // Of one program or the other.
    fn with(mut self, word: &str) -> Self {
        self.cmd.arg("-c").arg(word);
        self
    }

    fn run(mut self) -> Option<ExitStatus> {
        self.cmd.status().ok()
    }
}

struct Script {
    bash: Command,
    wc: Command,
    runs: usize,
}

impl Script {
    fn new() -> Script {
        let mut bash = Command::new("bash");
        bash.arg("-e");
        Script { bash, wc: Command::new("wc"), runs: 0 }
    }

    fn note(&mut self) {
        self.runs += 1;
    }

    fn run(&mut self, line: &str) -> Option<ExitStatus> {
        self.bash.arg("-c");
        self.wc.arg("-c").arg(line).status().ok()?;
        self.note();
        self.bash.arg(line).status().ok() // want RBN201
    }
}

fn main() {
    let line = std::env::args().nth(1).unwrap();
    Tool::shell(&line).run();
    Tool::made(&line).run();
    Tool::echo(&line).run();
    Tool::new("/bin/ls").with(&line).run();
    Script::new().run(&line);
}
