use std::io::Read;
use std::{env, fs, io};

fn main() {
    let mut args = env::args().skip(1);
    let layer = args.next().unwrap_or_default();
    let sheet: u32 = args.next().and_then(|s| s.parse().ok()).unwrap_or(0);
    let mut track = String::new();
    if io::stdin().read_to_string(&mut track).is_err() {
        return;
    }
    let _ = fs::read_to_string(format!("/maps/{layer}.style")); // want RBN301
    let _ = fs::read_to_string(format!("/maps/{sheet:03}.txt")); // ok
    let _ = fs::write(format!("/maps/{}", track.trim()), "x"); // want RBN301
    let _ = fs::write(format!("/maps/{}", track.len()), "x"); // ok
    if let Ok(units) = env::var("UNITS") {
        let _ = fs::read_to_string(format!("/maps/{units}.units")); // want RBN301
    }
    println!("{}", track.trim());
}
