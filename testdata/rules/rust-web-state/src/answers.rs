// What a handler returns, or fails with, the framework makes an answer of.
use axum::extract::Path;
use axum::response::{Html, IntoResponse, Response};

pub enum Failure {
    NotFound(String),
    Gone { id: u64, text: String },
    Full(usize),
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Failure::NotFound(what) => Html(format!("<h1>No {what}</h1>")).into_response(), // want RBN701
            Failure::Gone { id, text } if id > 9 => Html(text).into_response(), // want RBN701
            Failure::Gone { id, .. } => Html(format!("<h1>{id}</h1>")).into_response(),
            Failure::Full(size) => Html(format!("<h1>{size}</h1>")).into_response(),
        }
    }
}

type Answer<T> = Result<T, Failure>;

pub async fn missing(Path(name): Path<String>) -> Result<String, Failure> {
    Err(Failure::NotFound(name))
}

fn stored(text: String) -> Answer<usize> {
    if text.len() > 80 {
        return Err(Failure::Full(text.len()));
    }
    Err(Failure::Gone { id: 3, text })
}

pub async fn gone(Path(name): Path<String>) -> Answer<Html<String>> {
    let size = stored(name)?;
    Ok(Html(format!("<h1>{size}</h1>")))
}

/// Nothing that the program says of it is the request's.
pub struct Lost(String);

impl IntoResponse for Lost {
    fn into_response(self) -> Response {
        Html(self.0).into_response()
    }
}

fn lost() -> Result<usize, Lost> {
    Err(Lost("lost".into()))
}

pub async fn taken_apart(Path(name): Path<String>) -> Result<String, Lost> {
    if let Ok(size) = stored(name) {
        return Ok(size.to_string());
    }
    Ok(lost()?.to_string())
}

pub struct Page(String);

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        Html(self.0).into_response() // want RBN701
    }
}

pub async fn page(Path(name): Path<String>) -> Page {
    Page(name)
}
