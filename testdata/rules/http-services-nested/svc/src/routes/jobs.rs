use axum::{routing::post, Json, Router};
use serde::Deserialize;
use std::process::Command;

#[derive(Deserialize)]
pub struct Job {
    pub kind: String,
    pub target: Target,
}

#[derive(Deserialize)]
pub struct Target {
    pub host: String,
    pub file: String,
}

async fn run(Json(job): Json<Job>) -> String {
    Command::new("sh").arg("-c").arg(format!("ping {}", job.target.host)).status().unwrap(); // want RBN201
    job.target.file
}

pub fn router() -> Router {
    Router::new().route("/run", post(run))
}
