//! What a function that parses is given to, or called by its path, parses.
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::net::TcpListener::bind("0:1")
        .unwrap()
        .accept()
        .unwrap()
        .0
        .read_to_string(&mut text)
        .unwrap();
    let words = || text.split(' ');
    let a: u64 = words().next().map(str::parse).unwrap().unwrap();
    let _ = vec![0u8; a as usize]; // want RBN804
    let b = words().next().map(str::parse::<u64>).unwrap().unwrap();
    let _ = vec![0u8; b as usize]; // want RBN804
    let c: u64 = words().next().map(|s| s.parse()).unwrap().unwrap();
    let _ = vec![0u8; c as usize]; // want RBN804
    let e: Result<Vec<u64>, _> = words().map(str::parse).collect();
    let _ = vec![0u8; e.unwrap()[0] as usize]; // want RBN804
    let d: u8 = words().next().map(str::parse).unwrap().unwrap();
    let _ = vec![0u8; d as usize];
    let name = words().next().map(str::parse::<String>).unwrap().unwrap();
    std::process::Command::new("sh").arg("-c").arg(name).status().ok(); // want RBN201
    let count: u64 = words().next().map(str::parse).unwrap().unwrap();
    std::process::Command::new("sh")
        .arg("-c")
        .arg(format!("head -{count}"))
        .status()
        .ok();
    let f: u64 = words().next().and_then(|s| str::parse(s).ok()).unwrap();
    let _ = vec![0u8; f as usize]; // want RBN804
    let g: u64 = match words().next().map(str::parse) {
        Some(Ok(n)) => n,
        _ => return,
    };
    let _ = vec![0u8; g as usize]; // want RBN804
    let h = str::parse::<u64>(words().nth(5).unwrap()).unwrap();
    let _ = vec![0u8; h as usize]; // want RBN804
    use std::str::FromStr;
    let i = u64::from_str(&words().nth(3).unwrap()).unwrap();
    let _ = vec![0u8; i as usize]; // want RBN804
    let j = words().next().map(u64::from_str).unwrap().unwrap();
    let _ = vec![0u8; j as usize]; // want RBN804
}
