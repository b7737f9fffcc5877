//! What a lock keeps is reached through what its lock answers, however a failure of it is handled.

use rusqlite::{params, Connection};
use std::sync::{Arc, Mutex};

struct App {
    db: Arc<Mutex<Connection>>,
    names: Mutex<Vec<String>>,
}

fn fault(err: impl ToString) -> String {
    err.to_string()
}

impl App {
    fn bound(&self, name: &str) -> Result<usize, String> {
        let db = self.db.lock().map_err(fault)?;
        db.execute("DELETE FROM routes WHERE name = ?1", params![name]).map_err(fault) // the parameter is bound
    }

    fn handled(&self, name: &str) -> Result<usize, String> {
        let db = self.db.lock().map_err(fault)?;
        db.execute(&format!("DELETE FROM routes WHERE name = '{name}'"), []).map_err(fault) // want RBN404
    }

    fn dropped(&self, name: &str) -> Option<usize> {
        let db = self.db.lock().ok()?;
        db.execute(&format!("DELETE FROM routes WHERE name = '{name}'"), []).ok() // want RBN404
    }

    fn kept(&self, name: &str) -> Result<usize, String> {
        self.names.lock().map_err(fault)?.push(name.to_string());
        Ok(self.names.lock().map_err(|e| fault(e))?.len())
    }
}

fn main() {
    let app = App { db: Arc::new(Mutex::new(Connection::open("app.db").unwrap())), names: Mutex::new(Vec::new()) };
    let name = std::env::args().nth(1).unwrap();
    let _ = (app.bound(&name), app.handled(&name), app.dropped(&name), app.kept(&name));
}
