// A type whose values pass the check that its type argument names.
use axum::extract::Path;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use std::fmt;
use std::fs;
use std::marker::PhantomData;

pub trait Rule {
    const WHAT: &'static str;
    fn accepts(text: &str) -> bool;
}

#[derive(Deserialize)]
#[serde(try_from = "String", bound = "R: Rule")]
pub struct Checked<R: Rule>(String, PhantomData<R>);

impl<R: Rule> TryFrom<String> for Checked<R> {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if !R::accepts(&text) {
            return Err(R::WHAT);
        }
        Ok(Checked(text, PhantomData))
    }
}

impl<R: Rule> AsRef<str> for Checked<R> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<R: Rule> fmt::Display for Checked<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

pub struct Word;

impl Rule for Word {
    const WHAT: &'static str = "a word";

    fn accepts(text: &str) -> bool {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
    }
}

pub struct Filled;

impl Rule for Filled {
    const WHAT: &'static str = "text";

    fn accepts(text: &str) -> bool {
        !text.trim().is_empty()
    }
}

async fn word(Path(name): Path<Checked<Word>>) {
    let _ = fs::read(format!("/srv/parcels/{name}"));
    let _ = fs::read(format!("/srv/parcels/{}", name.as_ref()));
    let _ = fs::read(format!("/srv/parcels/{}", name.0));
}

async fn filled(Path(name): Path<Checked<Filled>>) {
    let _ = fs::read(format!("/srv/parcels/{name}")); // want RBN301
    let _ = fs::read(format!("/srv/parcels/{}", name.as_ref())); // want RBN301
    let _ = fs::read(format!("/srv/parcels/{}", name.0)); // want RBN301
}

#[derive(Deserialize)]
enum Parcel {
    Named { name: Checked<Word>, text: Checked<Filled> },
    Other(Checked<Filled>),
}

fn through<T: AsRef<str>>(name: &T) {
    let _ = fs::read(format!("/srv/parcels/{}", name.as_ref())); // want RBN301
}

async fn parcel(Json(parcel): Json<Parcel>) {
    match parcel {
        Parcel::Named { name, text } => {
            let _ = fs::read(format!("/srv/parcels/{name}"));
            let _ = fs::read(format!("/srv/parcels/{text}")); // want RBN301
            through(&text);
        }
        Parcel::Other(name) => {
            let _ = fs::read(format!("/srv/parcels/{name}")); // want RBN301
        }
    }
}

#[tokio::main]
async fn main() {
    let app: Router =
        Router::new().route("/word/{name}", get(word)).route("/filled/{name}", get(filled)).route("/parcel", post(parcel));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
