//! Objects that stand for what they hold: by Deref, in a struct with a type parameter, in a list, in a cell.
use std::io::{BufRead, BufReader};
use std::net::TcpListener;

mod dereferenced {
    use std::ops::Deref;
    use std::process::Command;

    struct Script(String);
    impl Deref for Script {
        type Target = str;
        fn deref(&self) -> &str {
            &self.0
        }
    }
    struct Named {
        name: String,
        size: String,
    }
    impl Deref for Named {
        type Target = String;
        fn deref(&self) -> &String {
            &self.size
        }
    }
    fn run(script: &str) {
        let _ = Command::new("sh").arg("-c").arg(script).status(); // want RBN201
    }
    fn run_sized(script: &str) {
        let _ = Command::new("sh").arg("-c").arg(script).status();
    }
    fn whole(named: &Named) -> usize {
        named.name.len()
    }

    pub fn handle(text: &str) {
        let script = Script(text.to_string());
        let _ = Command::new("sh").arg("-c").arg(&*script).status(); // want RBN201
        run(&script);
        let named = Named { name: text.to_string(), size: text.len().to_string() };
        let _ = Command::new("sh").arg("-c").arg(&*named).status();
        let _ = whole(&named);
        run_sized(&named);
    }
}

mod parameters {
    use std::fs;

    trait Store {
        type Key;
        fn key(&self, name: &str) -> Self::Key;
        fn load(&self, name: &str) -> usize;
    }
    struct Disk;
    struct Counted;
    impl Store for Disk {
        type Key = String;
        fn key(&self, name: &str) -> String {
            name.replace(' ', "_")
        }
        fn load(&self, name: &str) -> usize {
            fs::read(format!("/srv/{}", self.key(name))).map_or(0, |d| d.len()) // want RBN301
        }
    }
    impl Store for Counted {
        type Key = usize;
        fn key(&self, name: &str) -> usize {
            name.len()
        }
        fn load(&self, name: &str) -> usize {
            fs::read(format!("/srv/{}", self.key(name))).map_or(0, |d| d.len())
        }
    }
    struct Service<S> {
        inner: S,
        hits: usize,
    }
    impl<S: Store> Service<S> {
        fn show(&mut self, name: &str) -> usize {
            self.hits += 1;
            self.inner.load(name)
        }
    }

    pub fn handle(text: &str) {
        Service { inner: Disk, hits: 0 }.show(text);
        let mut counted = Service { inner: Counted, hits: 0 };
        counted.show(text);
    }
}

mod listed {
    use std::process::Command;

    struct Job {
        name: String,
        size: usize,
    }
    impl Job {
        fn run(&self) {
            let _ = Command::new("sh").arg("-c").arg(&self.name).status(); // want RBN201
        }
        fn rest(&self) {
            let _ = Command::new("sh").arg("-c").arg(format!("sleep {}", self.size)).status();
        }
    }
    struct Step {
        name: String,
        size: usize,
    }
    impl Step {
        fn run(&self) {
            let _ = Command::new("sh").arg("-c").arg(&self.name).status(); // want RBN201
        }
        fn rest(&self) {
            let _ = Command::new("sh").arg("-c").arg(format!("sleep {} {}", self.size, self.name.len())).status();
        }
    }

    pub fn handle(text: &str) {
        let job = Job { name: text.to_string(), size: text.len() };
        let jobs = vec![job];
        for job in &jobs {
            job.run();
            job.rest();
        }
        let step = Step { name: text.to_string(), size: text.len() };
        for step in [step] {
            step.run();
            step.rest();
        }
    }
}

mod celled {
    use std::cell::RefCell;
    use std::process::Command;

    struct Step {
        text: RefCell<String>,
        pause: RefCell<String>,
    }

    pub fn handle(text: &str) {
        let step = Step { text: RefCell::new("simmer".into()), pause: RefCell::new("1".into()) };
        let before = step.text.replace(text.to_string());
        let now = step.text.borrow();
        let pause = step.pause.replace(text.len().to_string());
        let _ = Command::new("sh").arg("-c").arg(format!("say {now}")).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(format!("sleep {pause} {}", step.pause.borrow())).status();
        let told = step.text.replace(before);
        let _ = Command::new("sh").arg("-c").arg(format!("say {told}")).status(); // want RBN201
    }
}

fn main() -> std::io::Result<()> {
    for stream in TcpListener::bind("127.0.0.1:4000")?.incoming() {
        for line in BufReader::new(stream?).lines() {
            let line = line?;
            dereferenced::handle(&line);
            parameters::handle(&line);
            listed::handle(&line);
            celled::handle(&line);
        }
    }
    Ok(())
}
