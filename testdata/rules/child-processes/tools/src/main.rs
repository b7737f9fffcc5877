use std::env;
use std::process::Command;

fn main() {
    let args: Vec<String> = env::args().collect();
    let line = format!("convert {} out.png", args[1]);
    let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201 from=tools/src/main.rs:5 RBN201 from=app.rb:41 RBN201 from=app.rb:45 RBN201 from=app.rb:49 RBN201 from=app.rb:53 RBN201 from=app.rb:58
    if let Ok(theme) = env::var("THEME") {
        let _ = Command::new("sh").arg("-c").arg(format!("theme {theme}")).status(); // want RBN201 from=tools/src/main.rs:8 RBN201 from=app.rb:63
    }
}
