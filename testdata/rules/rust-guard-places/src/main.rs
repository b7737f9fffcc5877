//! A loop over the places of a list that comes to its end has checked each of its elements.

use std::process::Command;

fn show(text: &str) {
    Command::new("sh").arg("-c").arg(format!("ls {text}")).status().unwrap(); // want RBN201 from=14
}

fn list(text: &str) {
    Command::new("sh").arg("-c").arg(format!("ls {text}")).status().unwrap();
}

fn word() -> String {
    std::env::args().nth(1).unwrap()
}

fn is_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    for i in 0..bytes.len() {
        if !bytes[i].is_ascii_alphanumeric() {
            return false;
        }
    }
    true
}

fn is_name(text: &str) -> bool {
    let bytes = text.as_bytes();
    let n = bytes.len();
    let mut i = 0;
    while i < n {
        if !matches!(bytes[i], b'a'..=b'z' | b'0'..=b'9') {
            return false;
        }
        i += 1;
    }
    true
}

fn checked() {
    let text = word();
    if is_word(&text) {
        list(&text);
    }
    if is_name(&text) {
        list(&text);
    }
}

fn counted_up() {
    let text = word();
    let chars: Vec<char> = text.chars().collect();
    let mut i = 0;
    while i < chars.len() {
        match chars[i] {
            'a'..='z' | '-' => {}
            _ => return,
        }
        i += 1;
    }
    list(&text);
}

fn noted() {
    let text = word();
    let bytes = text.as_bytes();
    let mut plain = true;
    for i in 0..bytes.len() {
        if !bytes[i].is_ascii_lowercase() {
            plain = false;
        }
    }
    if plain {
        list(&text);
    }
}

// Not from the first one on, not to the last one, not each of them, or something else.
fn is_later_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    for i in 1..bytes.len() {
        if !bytes[i].is_ascii_alphanumeric() {
            return false;
        }
    }
    true
}

fn is_short_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    for i in 0..bytes.len().min(8) {
        if !bytes[i].is_ascii_alphanumeric() {
            return false;
        }
    }
    true
}

fn is_every_second(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if !bytes[i].is_ascii_alphanumeric() {
            return false;
        }
        i += 2;
    }
    true
}

fn is_skipping(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] == b';' {
            i += 1;
        }
        if !bytes[i].is_ascii_alphanumeric() {
            return false;
        }
        i += 1;
    }
    true
}

fn is_word_of(text: &str, other: &str) -> bool {
    let (bytes, others) = (text.as_bytes(), other.as_bytes());
    for i in 0..bytes.len() {
        if !others[i].is_ascii_alphanumeric() {
            return false;
        }
    }
    true
}

fn is_changed(text: &str) -> bool {
    let mut bytes = text.as_bytes().to_vec();
    for i in 0..bytes.len() {
        bytes[i] = b'a';
        if !bytes[i].is_ascii_alphanumeric() {
            return false;
        }
    }
    true
}

fn not_checked() {
    let text = word();
    if is_later_word(&text) || is_short_word(&text) || is_every_second(&text) || is_skipping(&text) {
        show(&text);
    }
    if is_word_of(&text, "name") || is_changed(&text) {
        show(&text);
    }
}

// What is read at a place flows on.
fn taken() {
    let words: Vec<String> = std::env::args().collect();
    for i in 0..words.len() {
        if words[i].is_empty() {
            return;
        }
        Command::new("sh").arg("-c").arg(&words[i]).status().unwrap(); // want RBN201
    }
}

// A list that the loop writes to is read anew.
fn written() {
    let mut words: Vec<String> = std::env::args().collect();
    for i in 0..words.len() {
        words[i] = String::from("ls");
        if words[i].is_empty() {
            return;
        }
        Command::new("sh").arg("-c").arg(&words[i]).status().unwrap(); // FP_RBN201
    }
}

fn main() {
    checked();
    counted_up();
    noted();
    not_checked();
    taken();
    written();
}
