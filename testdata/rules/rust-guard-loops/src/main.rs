// What the body of a loop has checked of each element is so of the text, or of the list, where the loop has come to
// its end.
use std::process::Command;

fn word() -> String {
    std::env::args().nth(1).unwrap_or_default()
}

fn sh(line: String) {
    Command::new("sh").arg("-c").arg(line).status().ok(); // want RBN201
}

fn by_match(s: &str) -> bool {
    for c in s.chars() {
        match c {
            'a'..='z' | '0'..='9' | '_' => {}
            _ => return false,
        }
    }
    true
}

// What is left for the last arm is none of what the arms before it took.
fn by_rest(s: &str) -> bool {
    for c in s.chars() {
        match c {
            '-' => {}
            c if c.is_ascii_alphanumeric() => {}
            _ => return false,
        }
    }
    true
}

fn by_if(s: &str) -> bool {
    for b in s.bytes() {
        if b.is_ascii_alphanumeric() || b == b'_' {
            continue;
        }
        return false;
    }
    true
}

fn numbered(s: &str) -> Result<(), String> {
    for (i, c) in s.chars().enumerate() {
        if !c.is_ascii_lowercase() {
            return Err(format!("at {i}"));
        }
    }
    Ok(())
}

fn is_letter(c: char) -> Result<(), String> {
    if c.is_ascii_alphabetic() { Ok(()) } else { Err("no letter".into()) }
}

fn asked(s: &str) -> Result<&str, String> {
    for c in s.chars() {
        is_letter(c)?;
    }
    Ok(s)
}

fn panics(s: &str) {
    for c in s.chars() {
        assert!(c.is_ascii_digit(), "no digit");
    }
}

// Only some are looked at, or what is found has no consequence.
fn some(s: &str) -> bool {
    for c in s.chars().skip(1) {
        if !c.is_ascii_lowercase() {
            return false;
        }
    }
    true
}

fn one_arm(s: &str) -> bool {
    for c in s.chars() {
        if c.is_ascii_lowercase() {
            return true;
        }
    }
    false
}

fn left(s: &str) -> bool {
    for c in s.chars() {
        if c == '=' {
            break;
        }
        if !c.is_ascii_lowercase() {
            return false;
        }
    }
    true
}

fn logs(s: &str) -> bool {
    for c in s.chars() {
        if !c.is_ascii_lowercase() {
            eprintln!("odd");
            if s.len() > 9 {
                return false;
            }
        }
    }
    true
}

// A variable tells how the loop was left.
fn flagged(s: &str) -> bool {
    let mut ok = true;
    for c in s.chars() {
        if !(c.is_ascii_alphanumeric() || c == '_') {
            ok = false;
            break;
        }
    }
    ok
}

fn unheeded(s: &str) -> bool {
    let mut ok = true;
    for c in s.chars() {
        if c == '=' {
            break;
        }
        if !c.is_ascii_alphanumeric() {
            ok = false;
            break;
        }
    }
    ok
}

fn main() {
    let x = word();
    sh(x.clone());
    if by_match(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    } else {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    if flagged(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    } else {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    if unheeded(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    let word = match x.as_str() {
        w @ ("up" | "down") => w,
        _ => "none",
    };
    Command::new("sh").arg("-c").arg(word).status().ok();
    if by_rest(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if by_if(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if numbered(&x).is_ok() {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
    }
    if let Ok(name) = asked(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {name}")).status().ok();
    }
    if some(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    if one_arm(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    if left(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    if logs(&x) {
        Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok(); // want RBN201
    }
    let words: Vec<String> = std::env::args().skip(1).collect();
    for w in &words {
        if !by_match(w) {
            return;
        }
    }
    Command::new("sh").arg("-c").arg(words.join(" ")).status().ok();
    let mut taken: Vec<String> = std::env::args().collect();
    let first = taken.remove(0);
    Command::new("sh").arg("-c").arg(first).status().ok(); // want RBN201
    let pair = ["ls", x.as_str()];
    Command::new("sh").arg("-c").arg(pair.get(0).unwrap()).status().ok();
    Command::new("sh").arg("-c").arg(pair.get(1).unwrap()).status().ok(); // want RBN201
    noted(Order { name: x.clone() });
    panics(&x);
    Command::new("sh").arg("-c").arg(format!("ls {x}")).status().ok();
}

struct Order {
    name: String,
}

// A truth value that notes what each was says it of the field of which the text was read.
fn noted(order: Order) {
    let mut good = true;
    for b in order.name.bytes() {
        good &= b.is_ascii_alphanumeric();
    }
    if good {
        Command::new("sh").arg("-c").arg(format!("ls {}", order.name)).status().ok();
    }
    let mut bad = false;
    for c in order.name.chars() {
        bad |= !c.is_ascii_alphanumeric();
    }
    if !bad {
        Command::new("sh").arg("-c").arg(format!("ls {}", order.name)).status().ok();
    }
    let mut bad = false;
    for c in order.name.chars() {
        bad = bad || c == ';' || !c.is_ascii_graphic();
    }
    if !bad {
        Command::new("sh").arg("-c").arg(format!("ls {}", order.name)).status().ok(); // want RBN201
    }
    let mut any = false;
    for c in order.name.chars() {
        any |= c.is_ascii_alphanumeric();
    }
    if any {
        Command::new("sh").arg("-c").arg(format!("ls {}", order.name)).status().ok(); // want RBN201
    }
    let mut last = false;
    for c in order.name.chars() {
        last = c.is_ascii_alphanumeric() & (c != 'x');
    }
    if last {
        Command::new("sh").arg("-c").arg(format!("ls {}", order.name)).status().ok(); // want RBN201
    }
}
