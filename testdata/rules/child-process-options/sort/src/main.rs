use std::fs::remove_file;
use structopt::StructOpt;

#[derive(StructOpt)]
struct Shared {
    #[structopt(long)]
    cache: String,
}

#[derive(StructOpt)]
struct Options {
    #[structopt(flatten)]
    shared: Shared,
    #[structopt(short = "k")]
    key: String,
    file: String,
}

fn main() {
    let options = Options::from_args();
    let _ = remove_file(options.shared.cache); // want RBN301 from=21 RBN301 from=app.rb:69
    let _ = remove_file(options.key); // want RBN301 from=22
    let _ = remove_file(options.file); // want RBN301 from=23 RBN301 from=app.rb:74
}
