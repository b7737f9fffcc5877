//! A struct that says by attributes what its fields are, and is checked as a whole.

use axum::{extract::Query, routing::post, Form, Json, Router};
use regex::Regex;
use serde::Deserialize;
use std::process::Command;
use std::sync::LazyLock;
use validator::{Validate, ValidationError, ValidationErrors};

mod strict;

static NAME: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[a-z0-9]+$").unwrap());
static LOOSE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[a-z]").unwrap());

#[derive(Deserialize, Validate)]
struct Order {
    #[validate(length(min = 1, max = 20), regex(path = *NAME))]
    name: String,
    #[validate(custom(function = "is_plain"))]
    plain: String,
    #[validate(regex(path = *LOOSE))]
    loose: String,
    #[validate(length(max = 20))]
    short: String,
    #[validate(custom(function = "is_something"))]
    something: String,
    #[validate(ip)]
    from: String,
    #[validate(range(min = 1, max = 100))]
    count: usize,
    free: String,
}

fn is_plain(text: &str) -> Result<(), ValidationError> {
    if text.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Ok(());
    }
    Err(ValidationError::new("plain"))
}

fn is_something(text: &str) -> Result<(), ValidationError> {
    if text.is_empty() {
        return Err(ValidationError::new("empty"));
    }
    Ok(())
}

fn sh(text: &str) {
    let _ = Command::new("sh").arg("-c").arg(format!("ls {text}")).status();
}

async fn asked(Json(order): Json<Order>) -> Result<String, ValidationErrors> {
    order.validate()?;
    sh(&order.name);
    sh(&order.plain);
    sh(&order.from);
    let _ = Command::new("sh").arg("-c").arg(&order.loose).status(); // want RBN201
    let _ = Command::new("sh").arg("-c").arg(&order.short).status(); // want RBN201
    let _ = Command::new("sh").arg("-c").arg(&order.something).status(); // want RBN201
    let _ = Command::new("sh").arg("-c").arg(&order.free).status(); // want RBN201
    Ok(String::with_capacity(order.count))
}

async fn refused(Form(order): Form<Order>) -> &'static str {
    if order.validate().is_err() {
        return "no";
    }
    sh(&order.name);
    "yes"
}

async fn told(Query(order): Query<Order>) -> String {
    if let Err(errors) = order.validate() {
        return errors.to_string();
    }
    let Order { name, .. } = order;
    sh(&name);
    name
}

async fn forgotten(Json(order): Json<Order>) -> &'static str {
    if order.validate().is_ok() {
        sh(&order.name);
    }
    let _ = Command::new("sh").arg("-c").arg(&order.name).status(); // want RBN201
    let _ = Vec::<u8>::with_capacity(order.count); // want RBN804
    "yes"
}

#[tokio::main]
async fn main() {
    let app: Router = Router::new()
        .route("/asked", post(asked))
        .route("/refused", post(refused))
        .route("/told", post(told))
        .route("/forgotten", post(forgotten))
        .route("/strict", post(strict::asked));
    let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
