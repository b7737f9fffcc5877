// Two digits say a byte, whichever the program makes of them; other numbers say none.
use std::process::Command;

fn by_shift(text: &str) -> Vec<u8> {
    let nibble = |c: u8| (c as char).to_digit(16).map(|d| d as u8);
    let mut raw = Vec::with_capacity(text.len() / 2);
    for pair in text.trim().as_bytes().chunks(2) {
        match (nibble(pair[0]), pair.get(1).and_then(|c| nibble(*c))) {
            (Some(hi), Some(lo)) => raw.push(hi << 4 | lo),
            _ => return Vec::new(),
        }
    }
    raw
}

fn by_product(text: &str) -> Vec<u8> {
    let mut raw = Vec::new();
    for pair in text.as_bytes().chunks(2) {
        let high = (pair[0] as char).to_digit(16).unwrap_or(0) as u8;
        let low = (pair[1] as char).to_digit(16).unwrap_or(0) as u8;
        raw.push(high * 16 + low);
    }
    raw
}

fn by_radix(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap_or(0)).collect()
}

fn flags(text: &str) -> u8 {
    text.bytes().fold(0u8, |all, b| (all << 1) | (b & 1))
}

fn pages(text: &str) -> u32 {
    text.parse::<u32>().unwrap_or(0) << 4
}

fn as_text(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}

fn main() {
    let text = std::env::var("LINE").unwrap_or_default();
    run(&as_text(by_shift(&text)));
    Command::new("sh").arg("-c").arg(as_text(by_product(&text))).status().unwrap(); // want RBN201
    Command::new("sh").arg("-c").arg(as_text(by_radix(&text))).status().unwrap(); // want RBN201
    Command::new("sh").arg("-c").arg(format!("echo {}", flags(&text))).status().unwrap();
    Command::new("sh").arg("-c").arg(format!("echo {}", pages(&text))).status().unwrap();
    Command::new("sh").arg("-c").arg(format!("echo {}", by_shift(&text).len())).status().unwrap();
}

fn run(line: &str) {
    Command::new("sh").arg("-c").arg(line).status().unwrap(); // want RBN201
}
