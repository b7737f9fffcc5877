// It can be a rack of board's.
fn mount(line: &str) {
    bench::stock().hooks.insert(line.to_string());
}

fn main() {
    mount(&std::env::args().last().unwrap());
}
