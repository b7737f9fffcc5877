//! Functions of the program that quote, character by character.
use std::io::BufRead;
use std::process::Command;

fn shell(raw: &str) -> String {
    let mut quoted = String::with_capacity(raw.len() + 2);
    quoted.push('\'');
    for c in raw.chars() {
        match c {
            '\'' => quoted.push_str("'\\''"),
            other => quoted.push(other),
        }
    }
    quoted.push('\'');
    quoted
}

// Without the quotes around it.
fn bare(raw: &str) -> String {
    let mut quoted = String::new();
    for c in raw.chars() {
        match c {
            '\'' => quoted.push_str("'\\''"),
            other => quoted.push(other),
        }
    }
    quoted
}

// Another character is escaped.
fn double(raw: &str) -> String {
    let mut quoted = String::from("'");
    for c in raw.chars() {
        if c == '"' {
            quoted.push_str("'\\''");
        } else {
            quoted.push(c);
        }
    }
    quoted.push('\'');
    quoted
}

// The escape is none in a shell.
fn slashed(raw: &str) -> String {
    let mut quoted = String::from("'");
    for c in raw.chars() {
        if c == '\'' {
            quoted += "\\'";
            continue;
        }
        quoted.push(c);
    }
    quoted + "'"
}

// The text is there a second time.
fn twice(raw: &str) -> String {
    let mut quoted = String::from("'");
    for c in raw.chars() {
        match c {
            '\'' => quoted.push_str("'\\''"),
            other => quoted.push(other),
        }
    }
    quoted.push('\'');
    quoted.push_str(raw);
    quoted
}

fn name(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 2);
    out.push('"');
    for c in name.chars().filter(|c| *c != '\0') {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push('"');
    out
}

fn value(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.chars() {
        out.push(c);
        if c == '\'' {
            out.push('\'');
        }
    }
    out += "'";
    out
}

fn unquoted_name(name: &str) -> String {
    let mut out = String::from("\"");
    for c in name.chars() {
        out.push(c);
    }
    out.push('"');
    out
}

fn main() {
    let db = rusqlite::Connection::open("notes").unwrap();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        Command::new("sh").arg("-c").arg(format!("echo {}", shell(&line))).status().ok();
        Command::new("sh").arg("-c").arg(format!("echo '{}'", shell(&line))).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(format!("echo {}", bare(&line))).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(format!("echo {}", double(&line))).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(format!("echo {}", slashed(&line))).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(format!("echo {}", twice(&line))).status().ok(); // want RBN201
        let columns = line.split(',').map(|c| name(c) + " TEXT").collect::<Vec<_>>().join(", ");
        db.execute(&format!("CREATE TABLE {} ({columns})", name(&line)), []).ok();
        db.execute(&format!("UPDATE notes SET text = {}", value(&line)), []).ok();
        db.execute(&format!("CREATE TABLE {} (x)", unquoted_name(&line)), []).ok(); // want RBN404
    }
}
