use std::io::{self, BufWriter, Read, Write};
use std::net::TcpListener;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;

// Programs that are fed through a pipe, line by line: what they take for instructions, and what is only data to them.

fn data(name: &str, note: &str) -> io::Result<()> {
    let mut sorter = Command::new("sort").stdin(Stdio::piped()).spawn()?;
    if let Some(mut pipe) = sorter.stdin.take() {
        pipe.write_all(note.as_bytes())?;
        writeln!(pipe, "{name}")?;
    }
    let mut sums = Command::new("bc").stdin(Stdio::piped()).spawn()?;
    let mut pipe = sums.stdin.take().expect("piped");
    writeln!(pipe, "{} + {}", name.len(), note.parse::<u32>().unwrap_or(0))?;
    pipe.write_all(b"quit\n")?;
    writeln!(pipe, "print {name:?}")?;
    let word: String = name.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    writeln!(pipe, "{word}")?;
    let mut log = std::fs::File::create("/var/lib/fed/log.txt")?;
    writeln!(log, "{name}")?;
    Ok(())
}

fn instructions(name: &str) -> io::Result<()> {
    let mut sums = Command::new("bc").stdin(Stdio::piped()).spawn()?;
    if let Some(mut pipe) = sums.stdin.take() {
        pipe.write_all(name.as_bytes())?; // want RBN204
        pipe.write_all(format!("{name}\n").as_bytes())?; // want RBN204
        writeln!(pipe, "{name} + 1")?; // want RBN204
    }
    let mut mail = Command::new("/usr/bin/mail").arg("root").stdin(Stdio::piped()).spawn()?;
    let pipe = mail.stdin.as_mut().unwrap();
    write!(pipe, "{}", name)?; // want RBN204
    let plot = Command::new("gnuplot").stdin(Stdio::piped()).spawn()?;
    let Child { stdin: Some(mut pipe), .. } = plot else { return Ok(()) };
    pipe.write_all(name.as_bytes()) // want RBN204
}

// What an interpreter that has its program already is fed is that one's data.
fn scripts(name: &str) -> io::Result<()> {
    let mut counter = Command::new("sh").arg("-c").arg("wc -l").stdin(Stdio::piped()).spawn()?;
    counter.stdin.take().unwrap().write_all(name.as_bytes())?;
    let mut report = Command::new("python3").args(["report.py", "-v"]).stdin(Stdio::piped()).spawn()?;
    writeln!(report.stdin.as_mut().unwrap(), "{name}")?;
    let mut python = Command::new("python3").stdin(Stdio::piped()).spawn()?;
    writeln!(python.stdin.as_mut().unwrap(), "{name}") // want RBN204
}

fn shell(name: &str) -> io::Result<()> {
    let mut shell = Command::new("sh").stdin(Stdio::piped()).spawn()?;
    let mut pipe = BufWriter::new(shell.stdin.take().unwrap());
    writeln!(pipe, "echo {}", name.len())?;
    writeln!(pipe, "ls {name}")?; // want RBN201
    let mut shell = Command::new("/bin/bash").stdin(Stdio::piped()).spawn()?;
    shell.stdin.take().unwrap().write_all(name.as_bytes()) // want RBN201
}

// A program that runs as long as the object that holds it.
struct Database {
    child: Child,
}

impl Database {
    fn open(path: &str) -> io::Result<Database> {
        let child = Command::new("sqlite3").arg("-batch").stdin(Stdio::piped()).env("DB", path).spawn()?;
        Ok(Database { child })
    }

    fn say(&mut self, line: &str) -> io::Result<()> {
        match self.child.stdin.as_mut() {
            Some(pipe) => writeln!(pipe, "{line}"), // want RBN204 RBN404
            None => Ok(()),
        }
    }

    fn find(&mut self, line: &str) -> io::Result<()> {
        let name = line.lines().next().unwrap_or("");
        let pipe = self.child.stdin.as_mut().unwrap();
        pipe.write_all(format!("SELECT * FROM notes WHERE name = '{}';", name.replace('\'', "''")).as_bytes())?;
        pipe.write_all(format!("SELECT * FROM notes WHERE name = '{name}';").as_bytes()) // want RBN404
    }

    fn count(&mut self, id: u64) -> io::Result<()> {
        match self.child.stdin.as_mut() {
            Some(pipe) => writeln!(pipe, "SELECT count(*) FROM notes WHERE id = {id};"),
            None => Ok(()),
        }
    }
}

// The pipe alone is kept, or given to a function or a thread.
struct Filter {
    input: ChildStdin,
}

impl Filter {
    fn new(program: &str) -> Filter {
        let mut child = Command::new(program).stdin(Stdio::piped()).spawn().unwrap();
        Filter { input: child.stdin.take().unwrap() }
    }

    fn add(&mut self, line: &str) {
        let _ = writeln!(self.input, "{line}");
    }
}

fn write_to(mut pipe: ChildStdin, text: &str) {
    let _ = pipe.write_all(text.as_bytes()); // want RBN204
}

fn count_in(mut pipe: ChildStdin, text: &str) {
    let _ = pipe.write_all(text.as_bytes());
}

fn given(text: String) {
    let mut desk = Command::new("dc").stdin(Stdio::piped()).spawn().unwrap();
    write_to(desk.stdin.take().unwrap(), &text);
    let mut words = Command::new("wc").stdin(Stdio::piped()).spawn().unwrap();
    count_in(words.stdin.take().unwrap(), &text);
    let mut files = Command::new("sftp").stdin(Stdio::piped()).spawn().unwrap();
    let mut pipe = files.stdin.take().unwrap();
    let _ = thread::spawn(move || {
        let _ = writeln!(pipe, "get {text}"); // want RBN204
    });
}

fn main() -> io::Result<()> {
    let (mut peer, _) = TcpListener::bind("127.0.0.1:4000")?.accept()?;
    let mut text = String::new();
    peer.read_to_string(&mut text)?;
    data(&text, &text)?;
    instructions(&text)?;
    scripts(&text)?;
    shell(&text)?;
    let mut database = Database::open("notes.db")?;
    database.say(&text)?;
    database.find(&text)?;
    database.count(text.trim().parse().unwrap_or(0))?;
    Filter::new("sort").add(&text);
    given(text);
    Ok(())
}
