use std::env;
use std::fs;

fn main() {
    if let Some(name) = env::args().last() {
        let _ = fs::remove_file(&name); // want RBN301 from=app.rb:37 RBN301 from=app.rb:47 RBN301 from=app.rb:52 RBN301 from=app.rb:57 RBN301 from=app.rb:62 RBN301 from=app.rb:67 RBN301 from=app.rb:72 RBN301 from=app.rb:77 RBN301 from=app.rb:82 RBN301 from=app.rb:87 RBN301 from=app.rb:92 RBN301 from=app.rb:97 RBN301 from=app.rb:102 RBN301 from=app.rb:107 RBN301 from=app.rb:112 RBN301 from=app.rb:117 RBN301 from=app.rb:122 RBN301 from=app.rb:127 RBN301 from=app.rb:132 RBN301 from=app.rb:137 RBN301 from=src/bin/cleaner.rs:5
    }
    if let Ok(theme) = env::var("THEME") {
        let _ = fs::remove_file(theme); // want RBN301 from=app.rb:142 RBN301 from=src/bin/cleaner.rs:8
    }
    // What Ruby gives has another name.
    if let Ok(other) = env::var("OTHER") {
        let _ = fs::remove_file(other); // want RBN301 from=src/bin/cleaner.rs:12
    }
}
