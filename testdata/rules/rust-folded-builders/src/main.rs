//! A builder that goes through all words.
use std::process::{Command, ExitStatus};
use std::path::Path;
use std::io;

#[derive(Default)]
struct Builder { out: String, opt: u8 }
struct Spec { out: String, opt: u8 }

impl Builder {
    fn set(mut self, word: &str) -> Result<Self, ()> {
        let (key, value) = word.split_once('=').ok_or(())?;
        match key {
            "out" => self.out = value.to_owned(),
            "opt" => self.opt = value.parse().map_err(|_| ())?,
            _ => return Err(()),
        }
        Ok(self)
    }
    fn add(mut self, word: &str) -> Self {
        if let Some(out) = word.strip_prefix("out=") {
            self.out = out.to_owned();
        }
        self
    }
    fn build(self) -> Spec { Spec { out: self.out, opt: self.opt } }
}

type Step = Box<dyn Fn(&Path, &Spec) -> io::Result<ExitStatus> + Send>;

fn steps() -> Vec<Step> {
    let a: Step = Box::new(|_, spec| Command::new("sh").arg("-c").arg(&spec.out).status()); // want RBN201
    let b: Step = Box::new(|_, spec| Command::new("sh").arg("-c").arg(format!("echo {}", spec.opt)).status());
    vec![a, b]
}

fn run(spec: &Spec) {
    for s in &steps() {
        s(Path::new("/"), spec).ok();
    }
}

fn main() {
    let text = std::env::args().nth(1).unwrap();
    let spec = text.split(' ').try_fold(Builder::default(), Builder::set).unwrap().build();
    run(&spec);
    Command::new("sh").arg("-c").arg(format!("echo {}", spec.opt)).status().ok();
    Command::new("sh").arg("-c").arg(format!("echo {}", spec.out)).status().ok(); // want RBN201
    let spec = text.split(' ').fold(Builder::default(), Builder::add).build();
    Command::new("sh").arg("-c").arg(format!("echo {}", spec.opt)).status().ok();
    Command::new("sh").arg("-c").arg(format!("echo {}", spec.out)).status().ok(); // want RBN201
    let spec = text.split(' ').fold(Builder::default(), |b, w| b.add(w)).build();
    Command::new("sh").arg("-c").arg(format!("echo {}", spec.opt)).status().ok();
    Command::new("sh").arg("-c").arg(format!("echo {}", spec.out)).status().ok(); // want RBN201
    let spec = text.split(' ').try_fold(Builder::default(), |b, w| b.set(w)).unwrap().build();
    Command::new("sh").arg("-c").arg(format!("echo {}", spec.opt)).status().ok();
    Command::new("sh").arg("-c").arg(format!("echo {}", spec.out)).status().ok(); // want RBN201
}
