use clap::{Arg, ArgAction, Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::Command;
use structopt::StructOpt;

fn shell(line: &str) {
    let _ = Command::new("sh").arg("-c").arg(line).status();
}

#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[arg(short, long)]
    prefix: String,
    #[arg(long, default_value_t = 3)]
    retries: u32,
    #[arg(long)]
    level: Option<u8>,
    #[arg(long, value_enum)]
    mode: Mode,
    #[arg(long)]
    input: Option<PathBuf>,
    #[arg(short, long)]
    verbose: bool,
    #[command(flatten)]
    shared: Shared,
    #[command(subcommand)]
    command: Option<Verb>,
}

#[derive(Args)]
struct Shared {
    hook: String,
    port: u16,
}

#[derive(Clone, Copy, ValueEnum)]
enum Mode {
    Fast,
    Slow,
}

#[derive(Subcommand)]
enum Verb {
    Exec { script: String, times: u8 },
    Open(PathBuf),
    Each(EachArgs),
    #[command(subcommand)]
    More(More),
}

#[derive(Args)]
struct EachArgs {
    items: Vec<String>,
    count: usize,
}

#[derive(Subcommand)]
enum More {
    Last { line: String },
}

// Numbers, flags and one of a few; which file is opened is good to know.
fn near_misses(cli: &Cli) {
    shell(&format!("retry {} {}", cli.retries, cli.verbose));
    shell(&format!("retry {}", cli.level.unwrap_or(1)));
    let speed = match cli.mode {
        Mode::Fast => "fast",
        Mode::Slow => "slow",
    };
    shell(&format!("speed {speed} {}", cli.shared.port));
    if let Some(input) = &cli.input {
        let _ = std::fs::copy(input, "/tmp/x"); // want RBN301
    }
}

fn derived() {
    let cli = Cli::parse();
    near_misses(&cli);
    let _ = Command::new("sh").arg("-c").arg(format!("{} true", cli.prefix)).status(); // want RBN201
    let _ = Command::new("sh").arg("-c").arg(&cli.shared.hook).status(); // want RBN201
    match cli.command {
        Some(Verb::Exec { script, times }) => {
            let _ = Command::new("sh").arg("-c").arg(&script).status(); // want RBN201
            shell(&format!("times {times}"));
        }
        Some(Verb::Open(path)) => {
            let _ = std::fs::remove_file(&path); // want RBN301
            let _ = Command::new("sh").arg("-c").arg(format!("less {}", path.display())).status(); // want RBN201
        }
        Some(Verb::Each(EachArgs { items, count })) => {
            shell(&format!("times {count}"));
            for item in &items {
                let _ = Command::new("sh").arg("-c").arg(format!("each {item}")).status(); // want RBN201
            }
        }
        Some(Verb::More(More::Last { line })) => {
            let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201
        }
        None => {}
    }
}

fn tried() {
    match Cli::try_parse() {
        Ok(cli) => {
            let _ = Command::new("sh").arg("-c").arg(cli.prefix).status(); // want RBN201
        }
        Err(_) => shell("ls"),
    }
}

fn built() {
    let matches = clap::Command::new("tool")
        .version("1")
        .arg(Arg::new("name").short('n').required(true))
        .arg(Arg::new("verbose").short('v').action(ArgAction::SetTrue))
        .subcommand(clap::Command::new("run").arg(Arg::new("script")))
        .get_matches();
    shell(&format!("limit {}", matches.get_one::<u32>("limit").unwrap_or(&10)));
    shell(&format!("verbose {} {}", matches.get_flag("verbose"), matches.get_count("x")));
    let name = matches.get_one::<String>("name").unwrap();
    let _ = std::fs::read(name); // want RBN301
    let _ = Command::new("sh").arg("-c").arg(format!("greet {name}")).status(); // want RBN201
    for item in matches.get_many::<String>("items").unwrap_or_default() {
        let _ = Command::new("sh").arg("-c").arg(item).status(); // want RBN201
    }
    match matches.subcommand() {
        Some(("run", sub)) => {
            let _ = Command::new("sh").arg("-c").arg(sub.get_one::<String>("script").unwrap()).status(); // want RBN201
        }
        _ => {}
    }
    let own = clap::Command::new("tool").arg(Arg::new("x")).get_matches_from(vec!["tool", "ls"]);
    shell(own.get_one::<String>("x").unwrap());
    let old = clap::App::new("old").arg(Arg::with_name("x")).get_matches();
    let _ = Command::new("sh").arg("-c").arg(old.value_of("x").unwrap()).status(); // want RBN201
    shell(&format!("verbose {}", old.occurrences_of("v")));
}

#[derive(StructOpt)]
struct Opt {
    #[structopt(short)]
    command: Option<String>,
    #[structopt(long, default_value = "8")]
    jobs: usize,
}

fn structured() {
    let opt = Opt::from_args();
    shell(&format!("make -j{}", opt.jobs));
    let _ = std::fs::write(format!("/tmp/jobs.{}", opt.jobs), "");
    if let Some(command) = opt.command {
        let _ = Command::new(&command).status(); // want RBN202
        let _ = Command::new("sh").arg("-c").arg(&command).status(); // want RBN201
    }
}

// What a function of the same name makes of something else.
struct Settings {
    script: String,
}

impl Settings {
    fn parse() -> Settings {
        Settings { script: String::from("ls") }
    }
}

fn main() {
    shell(&Settings::parse().script);
    derived();
    tried();
    built();
    structured();
    let own = Cli::parse_from(["tool", "--prefix", "ls"]);
    shell(&own.prefix);
    let given = Cli::parse_from(std::env::args().skip(1));
    let _ = Command::new("sh").arg("-c").arg(given.prefix).status(); // want RBN201
}
