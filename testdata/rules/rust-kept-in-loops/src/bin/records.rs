//! The handlers of records are the elements of a list that a function made: what one keeps of a record is not in the next.
use std::io::BufRead;
use std::path::PathBuf;

enum Record {
    Name { name: String },
    Body { body: Vec<u8> },
}

trait Handler {
    fn handle(&mut self, record: &Record) -> std::io::Result<()>;
}

struct Ring {
    base: *mut u8,
    head: usize,
}

impl Ring {
    fn push_small(&mut self, data: &[u8]) {
        let at = self.head % 64;
        unsafe { std::ptr::copy_nonoverlapping(data.as_ptr(), self.base.add(at), data.len().min(64 - at)) };
        self.head = at + 1;
    }
}

struct History {
    ring: Ring,
}

impl Handler for History {
    fn handle(&mut self, record: &Record) -> std::io::Result<()> {
        match record {
            Record::Body { body } => self.ring.push_small(body),
            _ => {}
        }
        Ok(())
    }
}

struct Spool {
    root: PathBuf,
}

impl Handler for Spool {
    fn handle(&mut self, record: &Record) -> std::io::Result<()> {
        if let Record::Name { name } = record {
            std::fs::write(self.root.join("all"), name)?;
        }
        Ok(())
    }
}

struct Pipeline {
    handlers: Vec<Box<dyn Handler>>,
}

impl Pipeline {
    fn dispatch(&mut self, records: &[Record]) {
        for record in records {
            for handler in &mut self.handlers {
                if let Err(e) = handler.handle(record) {
                    eprintln!("{e}");
                }
            }
        }
    }
}


impl Pipeline {
    fn standard(root: PathBuf) -> Self {
        let handlers: Vec<Box<dyn Handler>> = vec![
            Box::new(History { ring: Ring::new() }),
            Box::new(Spool { root }),
        ];
        Self { handlers }
    }

    fn drain(mut self) {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            self.accept(line);
        }
    }

    fn accept(&mut self, l: String) {
        let r = if l.starts_with('b') { Record::Body { body: l.into_bytes() } } else { Record::Name { name: l } };
        self.dispatch(&[r]);
    }
}

impl Ring {
    fn new() -> Self {
        let base = unsafe { std::alloc::alloc(std::alloc::Layout::array::<u8>(64).expect("fits")) };
        Self { base, head: 0 }
    }
}

fn main() {
    Pipeline::standard("/var/spool/lines".into()).drain();
}
