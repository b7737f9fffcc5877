//! What a check lets through, the call says that hands it the characters; and what a text begins with.

use std::fmt;
use std::process::Command;
use std::str::FromStr;

fn word(s: &str, extra: &str) -> bool {
    s.len() < 64
        && s.starts_with(|c: char| c.is_ascii_alphanumeric())
        && s.chars().all(|c| c.is_ascii_alphanumeric() || extra.contains(c))
        && !s.contains("..")
}

macro_rules! checked {
    ($($name:ident($extra:literal);)*) => {$(
        struct $name(String);

        impl FromStr for $name {
            type Err = String;

            fn from_str(s: &str) -> Result<Self, String> {
                word(s, $extra).then(|| Self(s.to_owned())).ok_or(stringify!($name).to_string())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

checked! {
    Unit("-_.@");
    Title("-_ ;");
}

fn argument() -> String {
    std::env::args().nth(1).unwrap()
}

fn named() {
    let unit: Unit = argument().parse().unwrap();
    Command::new("sh").arg("-c").arg(format!("systemctl restart {unit}")).status().ok();
    let title: Title = argument().parse().unwrap();
    Command::new("sh").arg("-c").arg(format!("echo {title}")).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(argument()).status().ok(); // want RBN201
}

fn plain(s: &str) {
    if word(s, "-_.@") {
        Command::new("sh").arg("-c").arg(format!("systemctl restart {s}")).status().ok();
    }
}

fn titled(s: &str) {
    if word(s, "-_ ;") {
        Command::new("sh").arg("-c").arg(format!("echo {s}")).status().ok(); // want RBN201
    }
}

fn begins(s: &str) {
    if s.starts_with(char::is_alphanumeric) {
        Command::new("tar").args(["cf", "/srv/all.tar"]).arg(s).status().ok();
    }
    if !s.starts_with(|c| c == '-') {
        Command::new("tar").args(["cf", "/srv/all.tar"]).arg(s).status().ok();
    }
    if s.chars().next().is_some_and(|c| c.is_ascii_alphabetic()) {
        Command::new("tar").args(["cf", "/srv/all.tar"]).arg(s).status().ok();
    }
    if s.as_bytes().first().map_or(false, |b| b.is_ascii_alphabetic()) {
        Command::new("tar").args(["cf", "/srv/all.tar"]).arg(s).status().ok();
    }
    if s.starts_with(|c: char| c.is_ascii_punctuation()) {
        Command::new("tar").args(["cf", "/srv/all.tar"]).arg(s).status().ok(); // want RBN203
    }
    if s.as_bytes().first().is_some_and(|b| *b == b'-') {
        Command::new("tar").args(["cf", "/srv/all.tar"]).arg(s).status().ok(); // want RBN203
    }
    if s.chars().next().map_or(true, |c| c.is_ascii_alphabetic()) {
        Command::new("tar").args(["cf", "/srv/all.tar"]).arg(s).status().ok();
    }
}

fn main() {
    named();
    plain(&argument());
    titled(&argument());
    begins(&argument());
}
