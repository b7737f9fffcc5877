use axum::Json;
use garde::Validate;
use regex::Regex;
use serde::Deserialize;
use std::process::Command;
use std::sync::LazyLock;

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\w+$").unwrap());

#[derive(Deserialize, Validate)]
pub struct Order {
    #[garde(alphanumeric)]
    name: String,
    #[garde(pattern(r"^[a-z]+$"))]
    word: String,
    #[garde(pattern(WORD))]
    other: String,
    #[garde(custom(is_plain))]
    plain: String,
    #[garde(ip)]
    from: String,
    #[garde(range(min = 1, max = 100))]
    count: usize,
    #[garde(length(max = 10))]
    short: String,
    #[garde(skip)]
    free: String,
}

fn is_plain(text: &str, _: &()) -> garde::Result {
    if text.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Ok(());
    }
    Err(garde::Error::new("plain"))
}

fn sh(text: &str) {
    let _ = Command::new("sh").arg("-c").arg(format!("ls {text}")).status();
}

pub async fn asked(Json(order): Json<Order>) -> Result<String, garde::Report> {
    order.validate()?;
    sh(&order.name);
    sh(&order.word);
    sh(&order.other);
    sh(&order.plain);
    sh(&order.from);
    let _ = Command::new("sh").arg("-c").arg(&order.short).status(); // want RBN201
    let _ = Command::new("sh").arg("-c").arg(&order.free).status(); // want RBN201
    Ok(String::with_capacity(order.count))
}
