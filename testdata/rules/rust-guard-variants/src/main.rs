// A check tells what it found by an enum.
use std::process::Command;

#[derive(PartialEq)]
enum Class {
    Word,
    Number(u32),
    Other,
}

fn classify(s: &str) -> Class {
    if s.chars().all(|c| c.is_ascii_alphabetic()) {
        return Class::Word;
    }
    match s.len() {
        1 => Class::Number(1),
        _ => Class::Other,
    }
}

impl Class {
    fn is_word(&self) -> bool {
        matches!(self, Class::Word)
    }

    fn is_other(&self) -> bool {
        *self == Class::Other
    }
}

enum Verdict {
    Allow,
    Deny { why: &'static str },
}

impl Verdict {
    fn of(s: &str) -> Self {
        if s.contains(|c: char| !c.is_ascii_digit()) {
            Self::Deny { why: "no digit" }
        } else {
            Self::Allow
        }
    }
}

fn try_classify(s: &str) -> Result<Class, String> {
    if s.is_empty() {
        return Err("empty".into());
    }
    Ok(classify(s))
}

trait Check {
    fn ok(&self, s: &str) -> bool;
}

struct Letters;
struct Short;

impl Check for Letters {
    fn ok(&self, s: &str) -> bool {
        s.chars().all(char::is_alphabetic)
    }
}

impl Check for Short {
    fn ok(&self, s: &str) -> bool {
        s.len() < 9
    }
}

fn main() {
    let x = std::env::args().nth(1).unwrap_or_default();
    match classify(&x) {
        Class::Word => Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(),
        Class::Number(n) => Command::new("sh").arg("-c").arg(format!("ls {n} {x}")).status().ok(), // want RBN201
        Class::Other => Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(), // want RBN201
    };
    if classify(&x) == Class::Word {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if classify(&x).is_word() {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if !classify(&x).is_other() {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    if classify(&x) != Class::Other {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    if !matches!(classify(&x), Class::Word) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    if let Ok(Class::Word) = try_classify(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if Letters.ok(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if Short.ok(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    if let Verdict::Deny { why } = Verdict::of(&x) {
        Command::new("sh").arg("-c").arg(format!("logger {why} {x}")).status().ok(); // want RBN201
        return;
    }
    Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
}
