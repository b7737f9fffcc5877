//! Locks that cannot be poisoned answer their guard, and what a pattern takes out of a library's wrapper is of the type that it wraps.

use std::collections::HashMap;
use std::process::Command;
use std::sync::Arc;

use parking_lot::{Mutex, RwLock};
use poem::web::{Data, Json, Path};
use poem::{get, handler, listener::TcpListener, post, EndpointExt, Route, Server};

#[derive(Clone)]
struct Upload {
    name: String,
    size: u32,
}

#[derive(Default)]
struct Uploads {
    open: Mutex<HashMap<u64, Upload>>,
    done: RwLock<Vec<Upload>>,
}

impl Uploads {
    fn begin(&self, upload: Upload) -> u64 {
        self.open.lock().insert(1, upload);
        1
    }

    fn finish(&self, ticket: u64) -> Option<Upload> {
        let upload = self.open.lock().remove(&ticket)?;
        self.done.write().push(upload.clone());
        Some(upload)
    }

    fn last(&self) -> Option<Upload> {
        self.done.read().last().cloned()
    }
}

// Another table with methods of the same names: those are not what is called.
#[derive(Default)]
struct Log {
    lines: Mutex<Vec<String>>,
}

impl Log {
    fn finish(&self, _: u64) -> Option<String> {
        self.lines.lock().push("finished".to_string());
        Some("date".to_string())
    }

    fn last(&self) -> Option<String> {
        self.lines.lock().last().cloned()
    }
}

#[derive(Default)]
struct App {
    uploads: Uploads,
    log: Log,
    notes: tokio::sync::Mutex<Vec<String>>,
}

type State<'a> = Data<&'a Arc<App>>;

#[derive(serde::Deserialize)]
struct Begin {
    name: String,
    size: u32,
}

#[handler]
async fn begin(Json(b): Json<Begin>, Data(app): State<'_>) -> Json<u64> {
    app.notes.lock().await.push(b.name.clone());
    Json(app.uploads.begin(Upload { name: b.name, size: b.size }))
}

#[handler]
async fn finish(Path(ticket): Path<u64>, Data(app): State<'_>) -> Json<u64> {
    if let Some(upload) = app.uploads.finish(ticket) {
        Command::new("sh").arg("-c").arg(&upload.name).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(upload.size.to_string()).status().ok();
    }
    if let Some(line) = app.log.finish(ticket) {
        Command::new("sh").arg("-c").arg(&line).status().ok();
    }
    Json(ticket)
}

#[handler]
async fn last(Data(app): State<'_>) -> Json<usize> {
    if let Some(upload) = app.uploads.last() {
        Command::new("sh").arg("-c").arg(&upload.name).status().ok(); // want RBN201
        Command::new("sh").arg("-c").arg(upload.size.to_string()).status().ok();
    }
    if let Some(line) = app.log.last() {
        Command::new("sh").arg("-c").arg(&line).status().ok();
    }
    let notes = app.notes.lock().await;
    if let Some(note) = notes.first() {
        Command::new("sh").arg("-c").arg(note).status().ok(); // want RBN201
    }
    Json(notes.len())
}

#[tokio::main]
async fn main() -> Result<(), std::io::Error> {
    let app = Route::new().at("/uploads", post(begin)).at("/uploads/:ticket", post(finish)).at("/last", get(last));
    Server::new(TcpListener::bind("127.0.0.1:0")).run(app.data(Arc::new(App::default()))).await
}
