//! What a number is compared with says what it was parsed to.
use std::process::Command;

trait Parsed: Sized {
    fn parsed(text: &str) -> Option<Self>;
}

impl Parsed for u32 {
    fn parsed(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Parsed for String {
    fn parsed(text: &str) -> Option<Self> {
        Some(text.to_string())
    }
}

fn field<T: Parsed>(text: &str, at: usize) -> Option<T> {
    text.split(',').nth(at).and_then(T::parsed)
}

fn head_of(text: &str, most: u32) -> Option<()> {
    let n = field(text, 0)?;
    if most < n {
        return None;
    }
    Command::new("sh").arg("-c").arg(format!("head -{n} /etc/motd")).status().ok()?;
    Some(())
}

fn head_named(text: &str, most: u32) -> Option<()> {
    let n: u32 = field(text, 0)?;
    let name: String = field(text, 1)?;
    if most < n {
        return None;
    }
    Command::new("sh").arg("-c").arg(format!("head -{n} /etc/{name}")).status().ok()?; // want RBN201
    Some(())
}

fn main() {
    let text = std::env::args().nth(1).unwrap_or_default();
    let _ = head_of(&text, 5);
    let _ = head_named(&text, 5);
}
