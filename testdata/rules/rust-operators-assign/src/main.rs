// x += y calls the add_assign of the type that x is of, and x is what that leaves; what an Err is made of is converted where
// it leaves the function; and of a range in a pattern only what is in there is taken.
use axum::{extract::Path, response::Html, routing::get, Router};
use std::ffi::OsString;
use std::ops::{Add, AddAssign};
use std::process::Command;

struct Script {
    words: Vec<String>,
    notes: Vec<String>,
}

impl Script {
    fn new(program: &str) -> Script {
        Script { words: vec![program.to_owned()], notes: Vec::new() }
    }
    fn text(&self) -> String {
        self.words.join(" ")
    }
    fn notes(&self) -> String {
        self.notes.join(" ")
    }
}

impl AddAssign<&str> for Script {
    fn add_assign(&mut self, word: &str) {
        self.words.push(word.to_owned());
        self.notes.push(String::from("added"));
    }
}

impl Add<&str> for Script {
    type Output = Script;
    fn add(mut self, word: &str) -> Script {
        self += word;
        self
    }
}

struct Count(usize);

impl AddAssign<&str> for Count {
    fn add_assign(&mut self, word: &str) {
        self.0 += word.len();
    }
}

async fn scripts(Path(name): Path<String>) {
    let job = Script::new("notify") + "--urgency" + &name;
    let _ = Command::new("sh").arg("-c").arg(job.text()).status(); // want RBN201
    let _ = Command::new("sh").arg("-c").arg(job.notes()).status();
    let mut kept = Script::new("notify");
    kept += &name;
    kept += "--version";
    let _ = Command::new("sh").arg("-c").arg(kept.text()).status(); // want RBN201
    let mut idle = Script::new("notify");
    idle += "--version";
    let _ = Command::new("sh").arg("-c").arg(idle.text()).status();
    let mut count = Count(0);
    count += &name;
    let _ = Command::new("sh").arg("-c").arg(format!("seq {}", count.0)).status();
}

async fn options(Path(name): Path<String>) {
    let mut title = OsString::from("--metadata=title:");
    title.push(&name);
    let _ = Command::new("pandoc").arg(&title).output();
    let mut bare = OsString::new();
    bare.push(&name);
    let _ = Command::new("pandoc").arg(&bare).output(); // want RBN203
}

struct Rejected(String);

enum Failure {
    Name { given: String },
    Missing(&'static str),
}

impl From<Rejected> for Failure {
    fn from(Rejected(given): Rejected) -> Self {
        Self::Name { given }
    }
}

impl Failure {
    fn page(&self) -> Html<String> {
        match self {
            Self::Name { given } => Html(format!("<p>no {given}</p>")), // want RBN701
            Self::Missing(what) => Html(format!("<p>no {what}</p>")),
        }
    }
}

fn converted(name: String) -> Result<u32, Failure> {
    match name.len() {
        0 => Err(Failure::Missing("name")),
        _ => return Err(Rejected(name).into()),
    }
}

fn tried(name: String) -> Result<u32, Failure> {
    Err(Rejected(name))?
}

fn bound(name: String) -> Result<u32, Failure> {
    let failure: Failure = Rejected(name).into();
    Err(failure)
}

async fn failures(Path(name): Path<String>) -> Html<String> {
    if let Err(e) = converted(name.clone()) {
        return e.page();
    }
    if let Err(e) = tried(name.clone()) {
        return e.page();
    }
    match bound(name) {
        Ok(n) => Html(n.to_string()),
        Err(e) => e.page(),
    }
}

fn number(name: &str) -> Result<u32, Rejected> {
    name.parse::<u32>().map_err(|_| Rejected(name.to_uppercase()))
}

async fn ranges(Path(name): Path<String>) -> Html<String> {
    match number(&name) {
        Ok(n @ 0..=99) => Html(format!("<p>{n}</p>")),
        Ok(n @ (100 | 200)) => Html(format!("<p>{n}</p>")),
        Ok(n) => Html(format!("<p>{}</p>", n / 100)),
        Err(Rejected(odd)) => Html(format!("<p>{odd}</p>")), // want RBN701
    }
}

fn main() {
    let _: Router = Router::new()
        .route("/scripts/:name", get(scripts))
        .route("/options/:name", get(options))
        .route("/failures/:name", get(failures))
        .route("/ranges/:name", get(ranges));
}
