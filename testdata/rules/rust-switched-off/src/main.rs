//! What a constant of the program switches off never runs.
mod settings;

use settings::{BY_PROGRAM, BY_SHELL};
use std::io::BufRead;
use std::process::Command;

static LATE: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);

fn shell(text: &str) {
    Command::new("sh").arg("-c").arg(text).status().ok(); // want RBN201
}

fn unheard(text: &str) {
    Command::new("sh").arg("-c").arg(text).status().ok();
}

fn greet(name: &str) {
    if BY_SHELL {
        unheard(name);
        Command::new("sh").arg("-c").arg(name).status().ok();
        return;
    }
    if BY_PROGRAM {
        Command::new("greet").arg("--").arg(name).status().ok();
    } else {
        unheard(name);
    }
    if settings::BY_SHELL && name.len() > 3 {
        unheard(name);
    }
    if !settings::BY_PROGRAM || name.len() > 3 {
        shell(name);
    }
    if LATE.load(std::sync::atomic::Ordering::Relaxed) {
        Command::new("sh").arg("-c").arg(name).status().ok(); // want RBN201
    }
}

fn left(name: &str) {
    if BY_PROGRAM {
        return;
    }
    unheard(name);
}

fn chosen(name: &str) {
    let text = if BY_SHELL { name } else { "date" };
    Command::new("sh").arg("-c").arg(text).status().ok();
    let text = if BY_PROGRAM { name } else { "date" };
    Command::new("sh").arg("-c").arg(text).status().ok(); // want RBN201
}

fn replaced(name: &str) {
    let mut text = name;
    if BY_PROGRAM {
        text = "date";
    }
    Command::new("sh").arg("-c").arg(text).status().ok();
    let mut text = name;
    if BY_SHELL {
        text = "date";
    }
    Command::new("sh").arg("-c").arg(text).status().ok(); // want RBN201
    let mut text = "date";
    if BY_SHELL {
        text = name;
    }
    Command::new("sh").arg("-c").arg(text).status().ok();
}

fn inner(name: &str) {
    const BY_SHELL: bool = true;
    if BY_SHELL {
        Command::new("sh").arg("-c").arg(name).status().ok(); // want RBN201
    }
    if false {
        unheard(name);
    }
}

fn main() {
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        greet(&line);
        left(&line);
        chosen(&line);
        inner(&line);
        replaced(&line);
    }
}
