use std::process::Command;

pub trait Job {
    fn run(&self) {}
    fn start(&self) {}
}

pub trait Other {
    fn run(&self);
    fn start(&self);
}

pub struct Archive {
    pub name: String,
}

impl Job for Archive {
    fn run(&self) {
        let _ = Command::new("sh").arg("-c").arg(&self.name).status(); // want RBN201
    }
}

pub struct Mirror {
    pub name: String,
}

impl Job for Mirror {
    fn start(&self) {
        let _ = Command::new("sh").arg("-c").arg(&self.name).status(); // want RBN201
    }
}

pub struct Fixed {
    pub name: String,
}

impl Other for Fixed {
    fn run(&self) {
        let _ = Command::new("sh").arg("-c").arg(&self.name).status();
    }

    fn start(&self) {
        let _ = Command::new("sh").arg("-c").arg(&self.name).status();
    }
}
