use axum::extract::Path;
use axum::routing::get;
use axum::Router;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

// What a value does when it is dropped, it does with what it was made of.
struct OnDrop<'a>(&'a str);

impl Drop for OnDrop<'_> {
    fn drop(&mut self) {
        fs::remove_file(self.0).ok(); // want RBN301
    }
}

struct TempTree {
    root: PathBuf,
    keep: bool,
}

impl TempTree {
    fn new(name: &str) -> TempTree {
        TempTree { root: PathBuf::from(name), keep: false }
    }
}

impl Drop for TempTree {
    fn drop(&mut self) {
        if !self.keep {
            fs::remove_dir_all(&self.root).ok(); // want RBN301
        }
    }
}

// A field of another value is dropped with it.
struct Job {
    hook: Hook,
    id: u32,
}

struct Hook {
    script: String,
}

impl std::ops::Drop for Hook {
    fn drop(&mut self) {
        Command::new("sh").arg("-c").arg(&self.script).status().ok(); // want RBN201
    }
}

// Only what it was made of: the length of a name, a fixed one.
struct Counted {
    name: &'static str,
    length: usize,
}

impl Drop for Counted {
    fn drop(&mut self) {
        fs::remove_file(self.name).ok();
        fs::remove_file(format!("/srv/{}", self.length)).ok();
    }
}

// Forgotten, it never is.
struct Kept {
    name: String,
}

impl Drop for Kept {
    fn drop(&mut self) {
        fs::remove_file(&self.name).ok();
    }
}

// A method of the name alone is no such thing.
struct Crane {
    load: String,
}

impl Crane {
    fn drop(&mut self) {
        fs::remove_file(&self.load).ok();
    }
}

async fn work(Path(x): Path<String>) -> String {
    let _clean = OnDrop(&x);
    let _tree = TempTree::new(&x);
    let job = Job { hook: Hook { script: x.clone() }, id: 7 };
    let _counted = Counted { name: "/srv/fixed", length: x.len() };
    std::mem::forget(Kept { name: x.clone() });
    let crane = Crane { load: x.clone() };
    format!("{} {}", job.id, crane.load.len())
}

#[tokio::main]
async fn main() {
    let app: Router = Router::new().route("/:x", get(work));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
