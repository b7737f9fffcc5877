use std::env;
use std::fs;

// The first word is a file's name, the second one a number of pixels that nobody opens.
fn main() {
    let args: Vec<String> = env::args().collect();
    let _ = fs::read(&args[1]); // want RBN301 from=app.rb:36 RBN301 from=app.rb:40 RBN301 from=app.rb:44 RBN301 from=app.rb:48 RBN301 from=app.rb:52 RBN301 from=app.rb:56 RBN301 from=app.rb:61 RBN301
    println!("{} words, {}", args.len(), args[2]);
}
