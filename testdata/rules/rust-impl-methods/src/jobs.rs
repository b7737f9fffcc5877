use std::fs;
use std::process::Command;

pub struct Job {
    command: String,
}

impl Job {
    pub fn new(command: String) -> Self {
        Self { command }
    }

    pub fn run(&self) -> bool {
        Command::new("sh").arg("-c").arg(&self.command).status().is_ok() // want RBN201 from=app.rb:19
    }

    pub fn shell(command: &str) -> bool {
        Command::new("sh").arg("-c").arg(command).status().is_ok() // want RBN201 from=app.rb:20
    }
}

pub struct Counter {
    text: String,
}

impl Counter {
    pub fn new(text: String) -> Self {
        Self { text }
    }

    pub fn run(&self) -> bool {
        self.text.lines().count() > 0
    }
}

#[derive(Default)]
pub struct Builder {
    command: String,
}

impl Builder {
    pub fn program(mut self, program: &str) -> Self {
        self.command.push_str(program);
        self
    }

    pub fn argument(mut self, argument: &str) -> Self {
        self.command.push(' ');
        self.command.push_str(argument);
        self
    }

    pub fn finish(self) -> bool {
        Command::new("sh").arg("-c").arg(self.command).status().is_ok() // want RBN201 from=app.rb:21
    }
}

pub trait Remove {
    fn path(&self) -> &str;

    fn remove(&self) -> bool;
}

pub struct Folder {
    pub path: String,
}

impl Folder {
    pub fn empty(&self) -> bool {
        fs::remove_dir(&self.path).is_ok() // want RBN301 from=app.rb:24
    }
}

impl Remove for Folder {
    fn path(&self) -> &str {
        &self.path
    }

    fn remove(&self) -> bool {
        fs::remove_dir_all(self.path()).is_ok() // want RBN301 from=app.rb:22
    }
}

pub struct Label {
    pub path: String,
}

impl Remove for Label {
    fn path(&self) -> &str {
        "/tmp/label"
    }

    fn remove(&self) -> bool {
        fs::remove_file(self.path()).is_ok() && !self.path.is_empty()
    }
}

pub struct Script {
    pub text: String,
}

impl Script {
    pub fn run(&self) -> bool {
        let Script { text } = self;
        Command::new("sh").arg("-c").arg(text).status().is_ok() // want RBN201 from=app.rb:23
    }
}

pub struct Rename(String);

impl From<String> for Rename {
    fn from(name: String) -> Self {
        Rename(name)
    }
}

impl Rename {
    pub fn run(&self) -> bool {
        fs::rename("/tmp/new", &self.0).is_ok() // want RBN301 from=app.rb:25
    }
}
