use std::env;
use std::fs;

fn step(x: &str) -> Result<usize, ()> {
    x.len().checked_sub(1).ok_or(())
}

// Whether it is a success, the next one decides, in a circle.
fn results(x: &str) {
    let mut r = step(x);
    loop {
        if r.is_ok() {
            if x.is_empty() {
                r = Err(());
            }
        } else if x.len() > 3 {
            r = step(x);
        } else {
            break;
        }
        if r.is_err() {
            r = if r.is_ok() { step(x) } else { Err(()) };
        }
    }
    if r.is_ok() {
        let _ = fs::remove_file(x); // want RBN301
    }
}

fn numbers(mut x: usize, y: usize) -> usize {
    let table = [0u8; 16];
    let mut n = x;
    while n < y {
        if n > x {
            x = n;
        } else if x > n {
            n = x;
        }
        n = if n < x { x } else { n };
        x = if x < n { n } else { x };
    }
    let v = unsafe { *table.get_unchecked(n) }; // want RBN802
    usize::from(v)
}

fn main() {
    let name = env::args().nth(1).unwrap_or_default();
    results(&name);
    let n: usize = name.parse().unwrap_or(0);
    numbers(n, name.len());
}
