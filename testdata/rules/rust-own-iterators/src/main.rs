// Iterators of the program's own: what is given to closures, and what a loop goes through, is what next returns.
use axum::extract::Path;
use axum::{routing::get, Router};
use std::process::Command;

struct Track {
    name: String,
    place: usize,
}

struct Tracks {
    left: Vec<String>,
    owner: String,
}

impl Iterator for Tracks {
    type Item = Track;

    fn next(&mut self) -> Option<Track> {
        let name = self.left.pop()?;
        Some(Track { name, place: self.left.len() })
    }
}

// What it yields is made of nothing that it was made of.
struct Ticks {
    owner: String,
    at: usize,
}

impl Iterator for Ticks {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if self.at > self.owner.len() {
            return None;
        }
        self.at += 1;
        Some(format!("tick {}", self.at))
    }
}

fn run(line: &str) -> usize {
    let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201
    line.len()
}

fn run_constant(line: &str) -> usize {
    let _ = Command::new("sh").arg("-c").arg(line).status();
    line.len()
}

fn tracks(line: &str) -> Tracks {
    Tracks { left: line.split(',').map(str::to_owned).collect(), owner: line.to_owned() }
}

async fn given(Path(line): Path<String>) -> String {
    let all = tracks(&line).map(|t| run(&t.name)).sum::<usize>();
    let places = tracks(&line).map(|t| run_constant(&t.place.to_string())).sum::<usize>();
    format!("{all} {places}")
}

async fn filtered(Path(line): Path<String>) {
    tracks(&line).filter(|t| t.place > 1).for_each(|t| {
        let _ = Command::new("sh").arg("-c").arg(t.name).status(); // want RBN201
    });
    tracks(&line).filter(|t| t.place > 1).for_each(|t| {
        let _ = Command::new("sh").arg("-c").arg(format!("echo {}", t.place)).status();
    });
    let picked: Vec<Track> = tracks(&line).collect();
    for t in &picked {
        let _ = Command::new("sh").arg("-c").arg(&t.name).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(format!("echo {}", t.place)).status();
    }
}

async fn gone_through(Path(line): Path<String>) {
    for t in tracks(&line) {
        let _ = Command::new("sh").arg("-c").arg(t.name).status(); // want RBN201
        let _ = Command::new("sh").arg("-c").arg(format!("echo {}", t.place)).status();
    }
    for tick in (Ticks { owner: line.clone(), at: 0 }) {
        let _ = Command::new("sh").arg("-c").arg(tick).status();
    }
    Ticks { owner: line, at: 0 }.for_each(|tick| {
        run_constant(&tick);
    });
}

async fn owner(Path(line): Path<String>) {
    let list = tracks(&line);
    let _ = Command::new("sh").arg("-c").arg(&list.owner).status(); // want RBN201
}

// Methods that a trait of the program gives to all iterators.
trait Extended: Iterator {
    fn every_second(self) -> EverySecond<Self>
    where
        Self: Sized,
    {
        EverySecond(self)
    }

    fn named(self) -> impl Iterator<Item = String>
    where
        Self: Iterator<Item = String> + Sized,
    {
        self.filter(|text| !text.is_empty())
    }
}

impl<I: Iterator> Extended for I {}

struct EverySecond<I>(I);

impl<I: Iterator> Iterator for EverySecond<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.0.next();
        self.0.next()
    }
}

async fn extended(Path(line): Path<String>) {
    for word in line.split(' ').map(String::from).named() {
        let _ = Command::new("sh").arg("-c").arg(word).status(); // want RBN201
    }
    for word in line.split(' ').every_second() {
        let _ = Command::new("sh").arg("-c").arg(word).status(); // want RBN201
    }
    for n in (0..line.len()).every_second() {
        let _ = Command::new("sh").arg("-c").arg(n.to_string()).status();
    }
    for word in ["ls", "date"].iter().map(|word| word.to_string()).named() {
        let _ = Command::new("sh").arg("-c").arg(word).status();
    }
}

#[tokio::main]
async fn main() {
    let app: Router = Router::new()
        .route("/given/{line}", get(given))
        .route("/filtered/{line}", get(filtered))
        .route("/through/{line}", get(gone_through))
        .route("/owner/{line}", get(owner))
        .route("/extended/{line}", get(extended));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
