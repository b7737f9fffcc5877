// What the methods of a name do, a function of that name in some module need not do, and the other way round.
use axum::extract::{Path, RawQuery};
use axum::{routing::get, Router};
use std::process::Command;

fn run(line: &str) {
    let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201 RBN201 RBN201
}

fn fixed(line: &str) {
    let _ = Command::new("sh").arg("-c").arg(line).status();
}

// str::parse makes a number of a text, form_urlencoded::parse a list of names and values.
fn param(query: &str, key: &str) -> Option<String> {
    url::form_urlencoded::parse(query.as_bytes()).find(|(k, _)| k == key).map(|(_, v)| v.into_owned())
}

async fn find(RawQuery(q): RawQuery) -> String {
    let q = q.unwrap_or_default();
    run(&param(&q, "name").unwrap_or_default());
    for (_, v) in url::form_urlencoded::parse(q.as_bytes()) {
        run(&v);
    }
    let page: u32 = param(&q, "page").and_then(|p| p.parse().ok()).unwrap_or(1);
    fixed(&format!("list {page}"));
    let page = q.parse().unwrap_or(1u16);
    fixed(&format!("list {page}"));
    String::new()
}

// std::mem::take leaves nothing where it took from; what another take is given stays.
async fn take(Path(name): Path<String>) -> String {
    let mut name = name;
    let some = widgets::all().take(&name);
    run(&name);
    let rest = std::mem::take(&mut name);
    fixed(&name);
    format!("{some:?} {}", rest.len())
}

#[tokio::main]
async fn main() {
    let app: Router = Router::new().route("/find", get(find)).route("/take/{name}", get(take));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
