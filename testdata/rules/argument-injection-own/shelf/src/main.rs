use clap::{Args, Parser, Subcommand};

/// Options of the program, of its commands, and of both.
#[derive(Parser)]
struct Cli {
    #[arg(long, global = true, default_value = "/srv/shelf.db")]
    db: String,
    #[arg(long)]
    quiet: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Purge {
        #[arg(long)]
        force: bool,
        #[arg(short, long)]
        keep: Option<String>,
        ids: Vec<String>,
    },
    Show(Show),
    Run {
        #[arg(trailing_var_arg = true)]
        words: Vec<String>,
    },
}

#[derive(Args)]
struct Show {
    id: String,
}

fn main() {
    let cli = Cli::parse();
    let n = match cli.command {
        Command::Purge { force, keep, ids } => ids.len() + usize::from(force) + keep.map_or(0, |k| k.len()),
        Command::Show(show) => show.id.len(),
        Command::Run { words } => words.len(),
    };
    println!("{} {n} {}", cli.db, cli.quiet);
}
