use argh::FromArgs;

/// Counts.
#[derive(FromArgs)]
struct Options {
    /// where
    #[argh(option)]
    into: Option<String>,
    /// what
    #[argh(positional)]
    name: String,
}

fn main() {
    let options: Options = argh::from_env();
    println!("{} {}", options.name.len(), options.into.map_or(0, |i| i.len()));
}
