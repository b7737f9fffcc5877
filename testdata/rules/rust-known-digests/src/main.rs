//! What has one of certain digests is what somebody knew who wrote them down.

use axum::extract::Query;
use axum::routing::post;
use axum::Router;
use ring::digest::SHA256;
use serde::Deserialize;
use sha2::{Digest, Sha256};

const FIRST: &str = "aa";
const REVIEWED: &[&str] = &[FIRST, "bb"];

fn reviewed(script: &str) -> Result<&str, String> {
    let digest = hex::encode(Sha256::digest(script));
    if REVIEWED.contains(&digest.as_str()) {
        Ok(script)
    } else {
        Err(digest)
    }
}

async fn listed(script: String) {
    if let Ok(script) = reviewed(&script) {
        std::process::Command::new("sh").arg("-c").arg(script).status().ok();
    }
}

async fn formatted(script: String) {
    let digest = format!("{:x}", Sha256::digest(&script));
    if digest == FIRST {
        std::process::Command::new("sh").arg("-c").arg(&script).status().ok();
    }
}

async fn named(script: String) {
    let sum = Sha256::digest(&script);
    let digest = format!("{sum:x}");
    if digest != "aa" {
        return;
    }
    std::process::Command::new("sh").arg("-c").arg(&script).status().ok();
}

async fn chained(script: String) {
    let digest = Sha256::new().chain_update(&script).finalize();
    if hex::encode(digest) != "aa" {
        return;
    }
    std::process::Command::new("sh").arg("-c").arg(&script).status().ok();
}

async fn by_ring(script: String) {
    let sum = ring::digest::digest(&SHA256, script.as_bytes());
    if hex::encode(sum) != "aa" {
        return;
    }
    std::process::Command::new("sh").arg("-c").arg(&script).status().ok();
}

fn digest_of(script: &str) -> String {
    hex::encode(Sha256::digest(script))
}

async fn helped(script: String) {
    if digest_of(&script) == "aa" {
        std::process::Command::new("sh").arg("-c").arg(&script).status().ok();
    }
}

#[derive(Deserialize)]
struct Told {
    digest: String,
}

async fn told(told: Query<Told>, script: String) {
    if hex::encode(Sha256::digest(&script)) == told.digest {
        std::process::Command::new("sh").arg("-c").arg(&script).status().ok(); // want RBN201
    }
}

async fn counted(script: String) {
    if hex::encode(Sha256::digest(&script)).len() == 64 {
        std::process::Command::new("sh").arg("-c").arg(&script).status().ok(); // want RBN201
    }
}

async fn spelled(script: String) {
    if hex::encode(&script).chars().all(|c| c.is_ascii_hexdigit()) {
        std::process::Command::new("sh").arg("-c").arg(&script).status().ok(); // want RBN201
    }
}

async fn without_marks(name: String) {
    let digest = hex::encode(Sha256::digest(&name));
    if !digest.contains('/') && !digest.contains("..") {
        std::fs::read(&name).ok(); // want RBN301
    }
}

async fn of_another(told: Query<Told>, script: String) {
    if hex::encode(Sha256::digest(&told.digest)) == "aa" {
        std::process::Command::new("sh").arg("-c").arg(&script).status().ok(); // want RBN201
    }
}

fn main() {
    let _: Router = Router::new()
        .route("/listed", post(listed))
        .route("/formatted", post(formatted))
        .route("/named", post(named))
        .route("/chained", post(chained))
        .route("/by_ring", post(by_ring))
        .route("/helped", post(helped))
        .route("/told", post(told))
        .route("/counted", post(counted))
        .route("/spelled", post(spelled))
        .route("/without_marks", post(without_marks))
        .route("/of_another", post(of_another));
}
