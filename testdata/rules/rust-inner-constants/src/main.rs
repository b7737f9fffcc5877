//! Functions have constants and statics for themselves, which others call the same.
use regex::Regex;
use std::io::BufRead;
use std::sync::LazyLock;

fn any(name: &str) -> Option<String> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| Regex::new("[a-z]+").unwrap());
    NAME.is_match(name).then(|| std::fs::read_to_string(name).ok())? // want RBN301
}

fn word(name: &str) -> Option<String> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[a-z]+$").unwrap());
    NAME.is_match(name).then(|| std::fs::read_to_string(name).ok())?
}

// This one stands behind those of functions.
static NAME: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9a-f]+$").unwrap());

fn digits(name: &str) -> Option<String> {
    NAME.is_match(name).then(|| std::fs::read_to_string(name).ok())?
}

struct Table;

impl Table {
    fn fixed(&self, at: usize) -> u32 {
        const ROWS: usize = 64;
        static TABLE: [u32; ROWS] = [0; ROWS];
        if at >= ROWS {
            return 0;
        }
        fn first() -> u32 {
            const ROWS: usize = 1 << 20;
            ROWS as u32
        }
        let element = || unsafe { *TABLE.get_unchecked(at) };
        element() + first()
    }

    fn small(&self, at: usize) -> u32 {
        const ROWS: usize = 1 << 20;
        static TABLE: [u32; 64] = [0; 64];
        if at >= ROWS {
            return 0;
        }
        unsafe { *TABLE.get_unchecked(at) } // want RBN802
    }
}

fn main() {
    let table = Table;
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        println!("{:?} {:?} {:?}", any(&line), word(&line), digits(&line));
        if let Ok(at) = line.parse() {
            println!("{} {}", table.fixed(at), table.small(at));
        }
    }
}
