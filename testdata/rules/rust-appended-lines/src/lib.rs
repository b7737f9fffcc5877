//! Lines that a program writes at the end of a file which it keeps.
use axum::extract::{Path, Query, State};
use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Result, Write};
use std::path::Path as FilePath;
use std::sync::{Arc, Mutex, MutexGuard};

struct Journal {
    file: Mutex<File>,
}

impl Journal {
    fn open(dir: &FilePath) -> Result<Journal> {
        let file = OpenOptions::new().create(true).append(true).open(dir.join("journal.log"))?;
        Ok(Journal { file: Mutex::new(file) })
    }

    fn file(&self) -> MutexGuard<'_, File> {
        self.file.lock().unwrap_or_else(|p| p.into_inner())
    }

    fn accepted(&self, id: u64, label: &str) -> Result<()> {
        writeln!(self.file(), "accepted {id} as {id:04} {label}") // want RBN702
    }

    fn refused(&self, id: u64, label: &str) -> Result<()> {
        let mut file = self.file();
        writeln!(file, "refused {} {:?}", id, label)?;
        writeln!(file, "refused {} {}", id, label.escape_debug())?;
        let shown: String = label.chars().filter(|c| !c.is_control()).take(64).collect();
        writeln!(file, "refused {id} {shown}")?;
        file.write_all(format!("refused {id} {label:?}\n").as_bytes())?;
        file.write_all(format!("refused {id} {label}\n").as_bytes()) // want RBN702
    }
}

/// What is kept as it was sent has no entry of the program's beside it.
struct Letters {
    file: File,
}

impl Letters {
    fn open() -> Result<Letters> {
        Ok(Letters { file: File::options().append(true).open("letters")? })
    }

    fn keep(&mut self, text: &str) -> Result<()> {
        writeln!(self.file, "{text}")?;
        self.file.write_all(text.as_bytes())
    }
}

/// A file that is written anew each time holds what was asked for, and no entries.
struct Answers {
    file: BufWriter<File>,
}

impl Answers {
    fn open() -> Result<Answers> {
        let file = OpenOptions::new().write(true).truncate(true).open("answers")?;
        Ok(Answers { file: BufWriter::new(file) })
    }

    fn keep(&mut self, text: &str) -> Result<()> {
        writeln!(self.file, "answer: {text}")
    }
}

struct Audit {
    out: BufWriter<File>,
}

impl Audit {
    fn open() -> Result<Audit> {
        let file = OpenOptions::new().append(true).create(true).open("/var/log/audit")?;
        Ok(Audit { out: BufWriter::new(file) })
    }

    fn login(&mut self, name: &str) -> Result<()> {
        writeln!(self.out, "login {name}") // want RBN702
    }

    fn counted(&mut self, n: usize) -> Result<()> {
        writeln!(self.out, "counted {n}")
    }
}

async fn accept(State(journal): State<Arc<Journal>>, Path(id): Path<u64>, Query(q): Query<HashMap<String, String>>) -> String {
    let label = q.get("label").cloned().unwrap_or_default();
    journal.accepted(id, &label).ok();
    journal.refused(id, &label).ok();
    let mut audit = Audit::open().unwrap();
    audit.login(&label).ok();
    audit.counted(label.len()).ok();
    Letters::open().unwrap().keep(&label).ok();
    Answers::open().unwrap().keep(&label).ok();
    String::new()
}

pub fn app() -> axum::Router {
    let journal = Journal::open(FilePath::new("/var/log")).unwrap();
    axum::Router::new().route("/:id", axum::routing::post(accept)).with_state(Arc::new(journal))
}
