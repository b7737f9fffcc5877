use std::env;

fn main() {
    let name = env::args().nth(1).unwrap_or_default();
    eprintln!("asked for {name}");
    println!("{}", name.trim().to_lowercase());
}
