//! Objects of traits in slices, and what is looked for in one.
mod jobs;

use jobs::{Archive, Fixed, Job, Mirror, Other};
use std::io::{self, BufRead, BufReader};
use std::net::TcpListener;
use std::process::Command;

fn others(all: &[Box<dyn Other>]) {
    for other in all {
        other.run();
        other.start();
    }
}

fn each(all: &[Box<dyn Job>]) {
    for job in all {
        job.run();
    }
}

fn through(all: &[Box<dyn Job>]) {
    for job in all.iter() {
        job.start();
    }
}

fn found(word: &str, table: &[(String, String)]) -> String {
    table.iter().find(|(k, _)| k == word).map(|(_, v)| v.to_string()).unwrap_or_default()
}

fn main() -> io::Result<()> {
    others(&[Box::new(Fixed { name: "date".to_string() })]);
    for stream in TcpListener::bind("0.0.0.0:6100")?.incoming() {
        let mut line = String::new();
        BufReader::new(stream?).read_line(&mut line)?;
        let archive: Box<dyn Job> = Box::new(Archive { name: line.clone() });
        each(&[archive]);
        let mirror: Box<dyn Job> = Box::new(Mirror { name: line.clone() });
        through(&[mirror]);
        let table = vec![("date".to_string(), line.clone())];
        let _ = Command::new("sh").arg("-c").arg(found("date", &table)).status(); // want RBN201
        let fixed = vec![("date".to_string(), "date".to_string())];
        let _ = Command::new("sh").arg("-c").arg(found("date", &fixed)).status();
    }
    Ok(())
}
