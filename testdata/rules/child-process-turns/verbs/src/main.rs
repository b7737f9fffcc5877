// What the words mean depends on the first one.
fn main() {
    let mut args = std::env::args().skip(1);
    match args.next().as_deref() {
        Some("remove") => {
            let name = args.next().unwrap_or_default();
            let _ = std::fs::remove_file(name); // want RBN301 from=3 RBN301 from=app.rb:27 RBN301 from=app.rb:32
        }
        Some("rename") => {
            let from = args.next().unwrap_or_default();
            let to = args.next().unwrap_or_default();
            let _ = std::fs::remove_file(from); // want RBN301 from=3 RBN301 from=app.rb:27 RBN301 from=app.rb:32
            let _ = std::fs::write(to, b""); // want RBN301 from=3
        }
        _ => {}
    }
}
