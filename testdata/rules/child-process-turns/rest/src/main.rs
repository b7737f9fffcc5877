use std::env::Args;

// What depends on how often something is taken can be any word.
fn main() {
    let mut args = std::env::args();
    args.next();
    if let Some(mode) = args.next() {
        if mode == "both" {
            args.next();
        }
    }
    let name = args.next().unwrap_or_default();
    let _ = std::fs::remove_file(name); // want RBN301 from=12 RBN301 from=app.rb:37
    left(&mut args);
    let last = args.next().unwrap_or_default();
    let _ = std::fs::remove_file(last); // want RBN301 from=15 RBN301 from=app.rb:37
}

fn left(args: &mut Args) {
    args.next();
}
