use axum::extract::{Path, Query};
use axum::routing::get;
use axum::Router;
use log::{debug, error, info, log, warn, Level};
use serde::Deserialize;

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
    println!("login of {name}");
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

fn main() {
    let _: Router = Router::new()
        .route("/plain", get(plain))
        .route("/escaped", get(escaped))
        .route("/fields/{name}", get(fields));
}
