//! Newtypes that check what they hold, beside handlers that take their state out of a framework's tuple structs.
mod paths;

use axum::extract::{Form, Json, State};
use axum::response::Redirect;
use axum::{routing::post, Router};
use paths::{LocalPath, Loose};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

type Notes = Arc<RwLock<HashMap<String, Vec<String>>>>;

#[derive(Deserialize)]
struct Closing {
    note: String,
    back: LocalPath,
}

#[derive(Deserialize)]
struct Opening {
    back: Loose,
}

async fn close(Form(form): Form<Closing>) -> Result<Redirect, String> {
    if form.note.is_empty() {
        return Ok(Redirect::to(&form.note));
    }
    Ok(Redirect::to(form.back.as_ref()))
}

async fn open(Form(form): Form<Opening>) -> Redirect {
    Redirect::to(form.back.as_ref()) // want RBN602
}

async fn note(State(notes): State<Notes>, Json(texts): Json<Vec<String>>) -> String {
    let mut map = notes.write().unwrap();
    map.insert("last".to_owned(), texts);
    map.len().to_string()
}

async fn clear(State(notes): State<Notes>, Form(form): Form<Closing>) -> Redirect {
    notes.write().unwrap().insert(form.note, Vec::new());
    Redirect::to(form.back.as_ref())
}

fn main() {
    let notes = Notes::default();
    let app: Router = Router::new()
        .route("/close", post(close))
        .route("/open", post(open))
        .route("/note", post(note))
        .route("/clear", post(clear))
        .with_state(notes);
    drop(app);
}
