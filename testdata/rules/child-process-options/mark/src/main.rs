use argh::FromArgs;
use std::fs::remove_file;

/// Marks files.
#[derive(FromArgs)]
struct Options {
    /// where the marks are
    #[argh(option)]
    mark_file: String,
    /// says less
    #[argh(switch, short = 'q')]
    quiet: bool,
    /// what is marked
    #[argh(positional)]
    file: String,
}

fn main() {
    let options: Options = argh::from_env();
    let _ = remove_file(&options.mark_file); // want RBN301 from=20 RBN301 from=app.rb:79
    let _ = remove_file(&options.file); // want RBN301 from=21 RBN301 from=app.rb:84
}
