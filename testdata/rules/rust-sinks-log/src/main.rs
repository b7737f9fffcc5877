use axum::extract::{Path, Query};
use axum::routing::get;
use axum::Router;
use log::{debug, error, info, log, warn, Level};
use serde::Deserialize;
use std::io::{BufRead, Read};
use std::net::TcpListener;

#[derive(Deserialize, Debug)]
struct Login {
    name: String,
    attempts: u32,
}

// {} writes line breaks as they are.
async fn plain(Query(login): Query<Login>) {
    info!("login of {}", login.name); // want RBN702
    let name = login.name.clone();
    warn!("login of {name}"); // want RBN702
    warn!("{who} again", who = login.name); // want RBN702
    info!(target: "audit", "login of {}", name); // want RBN702
    log!(Level::Info, "login of {}", name); // want RBN702
    tracing::info!("login of {:>20}", name); // want RBN702
    let line = format!("login of {name}");
    error!("{}", line); // want RBN702
    error!("{line}"); // want RBN702
}

// {:?} escapes them, and a number has none.
async fn escaped(Query(login): Query<Login>) {
    info!("login of {:?}", login.name);
    let name = login.name.clone();
    warn!("login of {name:?}, attempt {}", login.attempts);
    debug!("{:#?}", login);
    debug!("{:?} after {} attempts", login, login.attempts);
    info!("login of {}", name.replace('\n', " "));
    info!("login of {}", name.replace(['\r', '\n'], ""));
    info!("login of {}", name.escape_debug());
    let line = format!("login of {name:?}");
    error!("{line}");
    error!("{}", name.len());
    info!("login");
    tracing::info!(attempts = login.attempts, "login");
    println!("login of {name:?}");
    println!("login of {name}"); // want RBN702
}

// A field of an event is written with its line breaks escaped; after a percent sign as it is.
async fn fields(Path(name): Path<String>) {
    tracing::info!(user = name.as_str(), "login");
    tracing::info!(user = ?name, "login");
    tracing::info!(?name, "login");
    tracing::info!(user = %name, "login"); // want RBN702
    tracing::info!(%name, "login"); // want RBN702
    tracing::event!(tracing::Level::INFO, "login of {}", name); // want RBN702
}

fn refuse(text: &str) -> Result<(), String> {
    if text.len() > 80 {
        return Err(format!("too long: {text}"));
    }
    Ok(())
}

// Why nothing came is not what came; what the program's own error says is what it was made of.
fn errors(listener: TcpListener) {
    match listener.accept() {
        Ok((mut stream, from)) => {
            let mut text = String::new();
            if let Err(error) = stream.read_to_string(&mut text) {
                error!("read: {error}");
            }
            if let Err(error) = refuse(&text) {
                error!("refused: {error}"); // want RBN702
            }
            info!("{from} says {text}"); // want RBN702
        }
        Err(error) => error!("accept: {error}"),
    }
    let mut line = String::new();
    std::io::BufReader::new(listener.accept().unwrap().0).read_line(&mut line).ok();
    levels(&line);
    for stream in listener.incoming() {
        match stream {
            Ok(_) => info!("connected"),
            Err(error) => error!("accept: {}", error),
        }
    }
}

struct Event {
    level: u8,
    name: String,
}

// A byte is written as a number.
fn levels(line: &str) {
    let l = Event { level: line.as_bytes()[0], name: line.to_string() };
    info!("level {}", l.level);
    let level = l.level;
    info!("level {level}");
    info!("level {} of {}", l.level, l.name); // want RBN702
    info!("bytes {}", line); // want RBN702
}

fn main() {
    errors(TcpListener::bind("0.0.0.0:7000").unwrap());
    let _: Router = Router::new()
        .route("/plain", get(plain))
        .route("/escaped", get(escaped))
        .route("/fields/{name}", get(fields));
}
