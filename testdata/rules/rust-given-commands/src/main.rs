use std::io;
use std::net::TcpListener;
use std::process::{Command, ExitStatus};
use std::{fs, io::Read};

// Functions that make a command and let a closure add to it: the words that it has by then are those of both.

fn configured<F>(shape: F) -> io::Result<ExitStatus>
where
    F: FnOnce(&mut Command) -> &mut Command,
{
    let mut command = Command::new("/usr/bin/git");
    shape(&mut command).status()
}

fn started(shape: impl FnOnce(&mut Command)) -> io::Result<ExitStatus> {
    let mut command = Command::new("git");
    command.arg("log");
    shape(&mut command);
    command.status()
}

fn ended(shape: impl FnOnce(&mut Command)) -> io::Result<ExitStatus> {
    let mut command = Command::new("git");
    command.args(["log", "--"]);
    shape(&mut command);
    command.status()
}

fn in_shell(shape: &dyn Fn(&mut Command)) {
    let mut command = Command::new("sh");
    command.arg("-c");
    shape(&mut command);
    let _ = command.status();
}

fn boxed(shape: Box<dyn Fn(Command) -> Command>) -> io::Result<ExitStatus> {
    shape(Command::new("sh")).status()
}

fn plain(shape: Box<dyn Fn(Command) -> Command>) -> io::Result<ExitStatus> {
    shape(Command::new("slice")).status()
}

fn with_program(run: impl Fn(&str) -> io::Result<ExitStatus>) -> io::Result<ExitStatus> {
    run("bash")
}

struct Runner;

impl Runner {
    fn run(&self, shape: impl FnOnce(&mut Command)) {
        let mut command = Command::new("git");
        shape(&mut command);
        let _ = command.status();
    }
}

fn commands(x: String) -> io::Result<()> {
    configured(|command| command.args(["log", "--"]).arg(&x))?;
    configured(|command| command.arg("log").arg(&x))?; // want RBN203
    ended(|command| {
        command.arg(&x);
    })?;
    started(|command| {
        command.arg("--").arg(&x);
    })?;
    started(|command| {
        command.arg(&x); // want RBN203
    })?;
    in_shell(&|command| {
        command.arg("wc -l \"$0\"").arg(&x);
    });
    in_shell(&|command| {
        command.arg(&x); // want RBN201
    });
    let (y, z) = (x.clone(), x.clone());
    plain(Box::new(move |mut command| {
        command.arg("-c").arg(&y);
        command
    }))?;
    boxed(Box::new(move |mut command| {
        command.arg("-c").arg(&z); // want RBN201
        command
    }))?;
    with_program(|program| Command::new(program).arg("-c").arg(&x).status())?; // want RBN201
    Runner.run(|command| {
        command.args(["log", "--"]).arg(&x);
    });
    Runner.run(|command| {
        command.arg("log").arg(&x); // want RBN203
    });
    Ok(())
}

// What a function is given to make something of its elements by, it hands on as it is.
fn joined<'a, I, F>(items: I, render: F) -> io::Result<ExitStatus>
where
    I: Iterator<Item = &'a str>,
    F: Fn(&str) -> String,
{
    let script = items.map(render).collect::<Vec<_>>().join(" && ");
    Command::new("sh").arg("-c").arg(&script).status() // want RBN201
}

fn counted<'a>(items: impl Iterator<Item = &'a str>, render: impl Fn(&str) -> String) -> io::Result<ExitStatus> {
    let script = items.map(render).collect::<Vec<_>>().join(" && ");
    Command::new("sh").arg("-c").arg(&script).status()
}

fn each(items: Vec<String>, name: fn(String) -> String) {
    for item in items.into_iter().map(name) {
        let _ = fs::remove_file(item); // want RBN301
    }
}

fn each_size(items: Vec<String>, name: fn(String) -> String) {
    for item in items.into_iter().map(name) {
        let _ = fs::remove_file(item);
    }
}

fn maybe(item: Option<String>, name: impl Fn(String) -> String) {
    if let Some(path) = item.map(&name) {
        let _ = fs::remove_file(path); // want RBN301
    }
}

fn same(text: String) -> String {
    text
}

fn size(text: String) -> String {
    text.len().to_string()
}

fn elements(x: String) -> io::Result<()> {
    joined(x.split(','), |host| format!("ping -c1 {host}"))?;
    counted(x.split(','), |host| format!("seq {}", host.len()))?;
    each(vec![x.clone()], same);
    each_size(vec![x.clone()], size);
    maybe(Some(x), |text| format!("{text}.txt"));
    Ok(())
}

fn main() -> io::Result<()> {
    let (mut peer, _) = TcpListener::bind("127.0.0.1:4100")?.accept()?;
    let mut text = String::new();
    peer.read_to_string(&mut text)?;
    commands(text.clone())?;
    elements(text)
}
