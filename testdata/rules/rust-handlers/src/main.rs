use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use clap::Parser;
use rocket::State as Managed;
use serde::Deserialize;
use std::collections::HashMap;
use std::process::Command;
use uuid::Uuid;

fn run(line: String) {
    let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201
}

// A type says what a function of a framework is given.
async fn show(Path(name): Path<String>, State(list): State<String>) -> String {
    run_at(1, format!("ls {list}"));
    run(format!("ls {name}"));
    name
}

fn run_at(_: u32, line: String) {
    let _ = Command::new("sh").arg("-c").arg(line).status();
}

#[derive(Deserialize)]
enum Mode {
    Fast,
    Slow,
}

#[derive(Deserialize)]
struct Size {
    width: u32,
    height: Option<u32>,
}

#[derive(Deserialize)]
struct Order {
    name: String,
    count: u32,
    mode: Mode,
    size: Size,
    tags: Vec<String>,
}

// A number is no text, and neither is one of a few variants.
async fn by_number(Path((id, name)): Path<(u32, String)>, Query(all): Query<HashMap<String, u64>>) {
    run_at(2, format!("ls {id}"));
    run_at(3, format!("ls {}", all["x"]));
    let _ = Command::new("sh").arg("-c").arg(format!("ls {name}")).status(); // want RBN201
}

async fn order(Json(order): Json<Order>) {
    run_at(4, format!("ls {}", order.count));
    let mode = match order.mode {
        Mode::Fast => "fast",
        Mode::Slow => "slow",
    };
    run_at(5, format!("ls {mode} {}", order.size.width));
    if let Some(height) = order.size.height {
        run_at(6, format!("ls {height}"));
    }
    let _ = Command::new("sh").arg("-c").arg(format!("ls {}", order.name)).status(); // want RBN201
    for tag in &order.tags {
        let _ = Command::new("sh").arg("-c").arg(format!("ls {tag}")).status(); // want RBN201
    }
}

async fn by_id(Path((id, open)): Path<(Uuid, bool)>) {
    run_at(9, format!("ls {id} {open}"));
}

async fn perhaps(query: Option<Query<Order>>) {
    if let Some(Query(order)) = query {
        let _ = Command::new("sh").arg("-c").arg(order.name).status(); // want RBN201
    }
}

// A String is a body only where a router is given the function.
async fn text(State(_): State<u32>, body: String) {
    let _ = Command::new("sh").arg("-c").arg(body).status(); // want RBN201
}

async fn second(body: String) {
    let _ = Command::new("sh").arg("-c").arg(body).status(); // want RBN201
}

fn not_a_handler(body: String) {
    let _ = Command::new("sh").arg("-c").arg(body).status();
}

// An attribute says what a function is.
#[rocket::get("/x/<name>?<count>")]
fn by_name(name: &str, count: u16, managed: &Managed<String>) {
    run_at(7, format!("ls {count} {}", managed.as_str()));
    let _ = Command::new("sh").arg("-c").arg(format!("ls {name}")).status(); // want RBN201
}

#[inline]
fn not_by_name(name: &str) {
    let _ = Command::new("sh").arg("-c").arg(format!("ls {name}")).status();
}

// A trait that is derived is implemented.
#[derive(Parser)]
struct Arguments {
    script: String,
    count: u32,
}

#[derive(Clone)]
struct Settings {
    script: String,
}

impl Settings {
    fn parse() -> Settings {
        Settings { script: String::from("ls") }
    }
}

fn main() {
    let arguments = Arguments::parse();
    run_at(8, format!("ls {}", arguments.count));
    let _ = Command::new("sh").arg("-c").arg(arguments.script).status(); // want RBN201
    let _ = Command::new("sh").arg("-c").arg(Settings::parse().script).status();
    not_a_handler(String::new());
    not_by_name("");
    let _: Router = Router::new()
        .route("/{name}", get(show))
        .route("/{id}/{name}", get(by_number).post(second))
        .route("/order", post(order).put(perhaps).delete(by_id))
        .route("/text", axum::routing::post(text));
}
