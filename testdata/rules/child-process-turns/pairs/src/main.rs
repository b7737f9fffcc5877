// Takes its words one after the other.
fn main() {
    let mut args = std::env::args();
    args.next();
    let first = args.next().unwrap_or_default();
    let second = args.next().unwrap_or_default();
    let Some(third) = args.next() else {
        return;
    };
    let _ = std::fs::remove_file(first); // want RBN301 from=5
    let _ = std::fs::remove_file(second); // want RBN301 from=6 RBN301 from=app.rb:22
    let _ = std::fs::remove_file(third); // want RBN301 from=7
}
