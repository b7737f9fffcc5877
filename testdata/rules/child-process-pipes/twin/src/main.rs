// Beside a library of the same name; it declares one of the library's modules once more.
mod only;
#[allow(dead_code)]
mod shared;

fn main() {
    let mut args = std::env::args().skip(1);
    if let Some(name) = args.next() {
        let _ = shared::clean(&name);
    }
    if let Some(name) = args.next() {
        only::run(&name);
    }
}
