//! What is taken for a path, or for a word of a command, is what a type's own AsRef says it is.

mod names;

use std::fs;
use std::path::Path;
use std::process::Command;

use clap::{Parser, Subcommand};

use crate::names::{Label, PackageName, Place, Pool};

#[derive(Parser)]
struct Cli {
    label: Label,
    place: Place,
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    Remove { name: PackageName, place: Place },
    Rename { from: PackageName, to: Place },
}

fn package(name: &PackageName) -> std::path::PathBuf {
    Path::new("/var/lib/packages").join(name)
}

fn main() -> std::io::Result<()> {
    let cli = Cli::parse();
    fs::remove_file(Path::new("/var/lib/labels").join(&cli.label))?;
    fs::remove_file(Path::new("/var/lib/labels").join(&cli.place))?; // want RBN301
    Command::new("git").arg("checkout").arg(&cli.label).status()?;
    Command::new("git").arg("checkout").arg(&cli.place).status()?; // want RBN203
    fs::read(Pool::of(&cli.place).as_ref() as &Path)?;
    fs::read(Pool::of(&cli.place))?;
    match cli.action {
        Action::Remove { name, place } => {
            fs::remove_dir_all(package(&name))?;
            fs::remove_dir_all(Path::new("/var/lib/packages").join(place)) // want RBN301
        }
        Action::Rename { from, to } => fs::rename(package(&from), to), // want RBN301
    }
}
