use clap::{Args, Parser, Subcommand};
use std::fs::remove_file;
use std::path::PathBuf;

/// Commands with options of their own.
#[derive(Parser)]
struct Cli {
    #[arg(long, env = "KEEP_TOKEN")]
    token: Option<String>,
    #[arg(long, env)]
    spool_dir: Option<PathBuf>,
    #[arg(short, long)]
    verbose: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Removes one.
    Remove {
        file: PathBuf,
        #[arg(short, long)]
        note: Option<String>,
    },
    KeepAll(KeepArgs),
}

#[derive(Args)]
struct KeepArgs {
    dir: String,
    #[arg(long = "in-file", value_name = "FILE")]
    input: String,
    rest: Vec<String>,
}

fn main() {
    let cli = Cli::parse();
    if let Some(token) = &cli.token {
        let _ = remove_file(token); // want RBN301 from=39 RBN301 from=app.rb:52 RBN301 from=app.rb:64
    }
    if let Some(spool) = &cli.spool_dir {
        let _ = remove_file(spool); // want RBN301 from=42 RBN301 from=app.rb:58 RBN301 from=app.rb:64
    }
    match cli.command {
        Command::Remove { file, note } => {
            let _ = remove_file(file); // want RBN301 from=45 RBN301 from=app.rb:22 RBN301 from=app.rb:64
            let _ = remove_file(note.unwrap_or_default()); // want RBN301 from=45 RBN301 from=app.rb:27 RBN301 from=app.rb:32 RBN301 from=app.rb:64
        }
        Command::KeepAll(args) => {
            let _ = remove_file(&args.dir); // want RBN301 from=45 RBN301 from=app.rb:37 RBN301 from=app.rb:64
            let _ = remove_file(&args.input); // want RBN301 from=45 RBN301 from=app.rb:42 RBN301 from=app.rb:64
            for name in &args.rest {
                let _ = remove_file(name); // want RBN301 from=45 RBN301 from=app.rb:47 RBN301 from=app.rb:64
            }
        }
    }
}
