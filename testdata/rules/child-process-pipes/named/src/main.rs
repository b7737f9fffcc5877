mod options;

use options::Options;

// The program has another name than its package: its modules are its own.
fn main() {
    let opts = Options::of(std::env::args().skip(1));
    if let Some(file) = &opts.file {
        let _ = std::fs::remove_file(file); // want RBN301 from=app.rb:144 RBN301 from=named/src/main.rs:7
    }
    if let Some(count) = opts.count {
        let _ = std::fs::remove_file(format!("/srv/{count}"));
    }
    let _ = crate::fixed();
}

fn fixed() -> std::io::Result<()> {
    std::fs::remove_file("/srv/lock")
}
