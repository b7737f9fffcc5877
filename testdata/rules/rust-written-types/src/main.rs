//! Versions and dates that a request brings are written in one way only.

use axum::{extract::Path, routing::get, Router};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Release {
    name: String,
    version: semver::Version,
    day: chrono::NaiveDate,
    price: rust_decimal::Decimal,
}

async fn named(Path(release): Path<Release>) {
    std::fs::read(format!("/srv/{}", release.name)).ok(); // want RBN301
}

async fn numbered(Path(release): Path<Release>) {
    std::fs::read(format!("/srv/{}", release.version)).ok();
    std::fs::read(format!("/srv/{}", release.version.major)).ok();
}

async fn dated(Path(release): Path<Release>) {
    std::fs::read(format!("/srv/{}", release.day)).ok();
    std::fs::read(format!("/srv/{}", release.price)).ok();
}

fn main() {
    Router::<()>::new().route("/a", get(named)).route("/b", get(numbered)).route("/c", get(dated));
}
