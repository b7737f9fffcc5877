// A text that is cut in two, of which each half is checked by itself.
use axum::extract::Path;
use axum::routing::get;
use axum::Router;
use std::fs;
use std::process::Command;

fn is_word(s: &str) -> bool {
    !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn is_picture(name: &str) -> bool {
    match name.rsplit_once('.') {
        Some((stem, end)) => is_word(stem) && ["jpg", "png"].contains(&end),
        None => false,
    }
}

// Only the one half.
fn ends_as_picture(name: &str) -> bool {
    match name.rsplit_once('.') {
        Some((_, end)) => is_word(end) && ["jpg", "png"].contains(&end),
        None => false,
    }
}

// One of both.
fn is_picture_or_word(name: &str) -> bool {
    match name.rsplit_once('.') {
        Some((stem, end)) => is_word(stem) || ["jpg", "png"].contains(&end),
        None => false,
    }
}

struct Name(String);

impl TryFrom<String> for Name {
    type Error = ();

    fn try_from(raw: String) -> Result<Self, ()> {
        let ok: fn(&str) -> bool = |raw| match raw.rsplit_once('.') {
            Some((stem, end)) => is_word(stem) && ["jpg", "png"].contains(&end),
            None => false,
        };
        if ok(&raw) { Ok(Name(raw)) } else { Err(()) }
    }
}

async fn picture(Path(x): Path<String>) {
    if is_picture(&x) {
        let _ = fs::read(format!("/srv/pictures/{x}"));
        let _ = Command::new("sh").arg("-c").arg(format!("identify {x}")).status();
    }
    if ends_as_picture(&x) {
        let _ = fs::read(format!("/srv/pictures/{x}")); // want RBN301
        let _ = Command::new("sh").arg("-c").arg(format!("identify {x}")).status(); // want RBN201
    }
    if is_picture_or_word(&x) {
        let _ = fs::read(format!("/srv/pictures/{x}")); // want RBN301
    }
    if !is_picture(&x) {
        let _ = fs::read(format!("/srv/pictures/{x}")); // want RBN301
    }
}

async fn made(Path(x): Path<String>) {
    let Ok(name) = Name::try_from(x) else { return };
    let _ = fs::read(format!("/srv/pictures/{}", name.0));
}

// In the arm itself, and by what is not so.
async fn cut(Path(x): Path<String>) {
    match x.split_once('-') {
        Some((a, b)) if is_word(a) && is_word(b) => {
            let _ = fs::read(format!("/srv/pictures/{x}"));
        }
        _ => {
            let _ = fs::read(format!("/srv/pictures/{x}")); // want RBN301
        }
    }
    if let Some((a, b)) = x.split_once('-') {
        if !is_word(a) || !is_word(b) {
            return;
        }
        let _ = Command::new("sh").arg("-c").arg(format!("list {a} {b}")).status();
    }
    let other = x.clone() + "-a";
    if let Some((a, b)) = other.split_once('-') {
        if is_word(a) && is_word(b) {
            let _ = fs::read(format!("/srv/pictures/{other}"));
            let _ = fs::read(format!("/srv/pictures/{x}")); // want RBN301
        }
    }
}

// What joins them counts.
async fn joined(Path(x): Path<String>) {
    let plain = |s: &str| s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.');
    let dotted = |s: &str| !s.contains("..") && !s.contains('/');
    if let Some((a, b)) = x.split_once(';') {
        if plain(a) && plain(b) {
            let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status(); // want RBN201
        }
    }
    if let Some((a, b)) = x.split_once('.') {
        if dotted(a) && dotted(b) {
            let _ = fs::read(format!("/srv/pictures/{x}")); // want RBN301
        }
    }
    if let Some((a, b)) = x.split_once('/') {
        if is_word(a) && is_word(b) {
            let _ = fs::read(format!("/srv/pictures/{x}"));
            let _ = Command::new("sh").arg("-c").arg(format!("list {x}")).status();
        }
    }
    if let Some((host, path)) = x.split_once('.') {
        if is_word(host) && is_word(path) {
            let _ = std::net::TcpStream::connect((x.as_str(), 80)); // want RBN601
        }
    }
}

// The one half is held against constants by the pattern, the other one by what stands behind it.
async fn arms(Path(x): Path<String>) {
    match x.rsplit_once('.') {
        Some((stem, "jpg" | "png")) if stem.chars().all(char::is_alphanumeric) => {
            let _ = fs::read(format!("/srv/pictures/{x}"));
        }
        Some((stem, "gif")) if !stem.is_empty() => {
            let _ = fs::read(format!("/srv/pictures/{x}")); // want RBN301
        }
        Some((stem, end)) if stem.chars().all(char::is_alphanumeric) => {
            let _ = fs::read(format!("/srv/pictures/{x}")); // want RBN301
            let _ = end;
        }
        _ => {}
    }
}

// A closure is given both halves.
async fn closures(Path(x): Path<String>) -> Option<()> {
    if x.split_once('@').is_some_and(|(user, host)| is_word(user) && is_word(host)) {
        Command::new("sh").arg("-c").arg(format!("who {x}")).status().ok();
    }
    if x.split_once('@').is_some_and(|(_, host)| is_word(host)) {
        Command::new("sh").arg("-c").arg(format!("who {x}")).status().ok(); // want RBN201
    }
    if x.split_once('@').is_some_and(|(user, host)| is_word(user) || is_word(host)) {
        Command::new("sh").arg("-c").arg(format!("who {x}")).status().ok(); // want RBN201
    }
    if x.split_once(';').is_some_and(|(user, host)| is_word(user) && is_word(host)) {
        Command::new("sh").arg("-c").arg(format!("who {x}")).status().ok(); // want RBN201
    }
    if x.split_once('+').filter(|(_, host)| is_word(host)).is_some() {
        Command::new("sh").arg("-c").arg(format!("who {x}")).status().ok(); // want RBN201
    }
    x.split_once('+').filter(|(user, host)| is_word(user) && is_word(host))?;
    Command::new("sh").arg("-c").arg(format!("who {x}")).status().ok();
    Some(())
}

struct Address(String);

impl TryFrom<String> for Address {
    type Error = ();

    fn try_from(raw: String) -> Result<Self, ()> {
        raw.split_once('@').filter(|(user, host)| is_word(user) && is_word(host)).ok_or(())?;
        Ok(Self(raw))
    }
}

async fn address(Path(x): Path<String>) {
    let Ok(to) = Address::try_from(x) else { return };
    Command::new("sh").arg("-c").arg(format!("who {}", to.0)).status().ok();
}

#[tokio::main]
async fn main() {
    let app: Router = Router::new()
        .route("/picture/{x}", get(picture))
        .route("/made/{x}", get(made))
        .route("/cut/{x}", get(cut))
        .route("/joined/{x}", get(joined))
        .route("/closures/{x}", get(closures))
        .route("/address/{x}", get(address))
        .route("/arms/{x}", get(arms));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
