use axum::{extract::Path, routing::{delete, get}, Json, Router};
use serde::{Deserialize, Serialize};
use std::process::Command;

#[derive(Deserialize)]
pub struct Note {
    command: String,
    #[serde(rename = "outFile")]
    out_file: String,
}

async fn create(Json(note): Json<Note>) -> String {
    std::fs::write(&note.out_file, "x").unwrap(); // want RBN301
    Command::new("sh").arg("-c").arg(&note.command).status().unwrap(); // want RBN201
    String::from("made")
}

async fn remove(Path(name): Path<String>) -> String {
    std::fs::remove_file(format!("/srv/notes/{name}")).unwrap(); // want RBN301
    name
}

pub fn router() -> Router {
    Router::new().route("/", axum::routing::post(create)).route("/:name", delete(remove))
}
