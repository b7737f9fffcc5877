use std::env;
use std::fs;

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    let mut first = Some(words.len());
    let _ = first.take();
    let _ = fs::remove_file(&words[0]); // want RBN301 from=app.rb:77 RBN301
}
