use actix_web::web::{Data, Path};
use std::fs;
use std::sync::Mutex;

pub struct Notes {
    title: Mutex<String>,
    fixed: String,
}

#[actix_web::put("/{title}")]
pub async fn put(notes: Data<Notes>, path: Path<String>) -> String {
    *notes.title.lock().unwrap() = path.into_inner();
    String::new()
}

#[actix_web::get("/")]
pub async fn show(notes: Data<Notes>) -> String {
    fs::read_to_string(&notes.fixed).ok();
    fs::read_to_string(notes.title.lock().unwrap().as_str()).unwrap_or_default() // want RBN301
}
