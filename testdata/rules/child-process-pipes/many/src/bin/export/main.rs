mod target;

fn main() {
    if let Some(name) = std::env::args().nth(1) {
        target::remove(&name);
    }
}
