pub mod files;
pub mod jobs;
pub mod notes;

pub async fn ping() -> &'static str {
    "pong"
}
