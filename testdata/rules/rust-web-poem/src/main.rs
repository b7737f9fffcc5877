use poem::web::{cookie::CookieJar, Data, Json, Path, Query};
use poem::{get, handler, Route};
use poem_openapi::{param, payload::PlainText, OpenApi};
use serde::Deserialize;
use std::fs;

#[derive(Deserialize)]
struct Verse {
    book: String,
    line: u16,
}

fn open(name: String) {
    let _ = fs::read(name);
}

fn not_a_handler(body: String) {
    open(body);
}

#[handler]
fn verse(Path(poet): Path<String>, Query(Verse { book, line }): Query<Verse>, root: Data<&String>) -> Json<bool> {
    open(format!("/srv/{line}"));
    open(root.0.clone());
    fs::read(format!("/srv/{poet}")).ok(); // want RBN301
    fs::read(format!("/srv/{book}")).ok(); // want RBN301
    Json(true)
}

#[poem::handler]
async fn text(body: String, jar: &CookieJar, request: &poem::Request) -> String {
    fs::read(body).ok(); // want RBN301
    fs::read(jar.get("theme").unwrap().value_str()).ok(); // want RBN301
    fs::read(request.uri().path()).ok(); // want RBN301
    String::new()
}

struct Api;

#[OpenApi]
impl Api {
    #[oai(path = "/hello", method = "get")]
    async fn hello(&self, name: param::Query<Option<String>>, count: param::Path<u32>) -> PlainText<String> {
        open(format!("/srv/{}", count.0));
        if let Some(name) = name.0 {
            fs::read(name).ok(); // want RBN301
        }
        PlainText(String::new())
    }
}

async fn tidy(mut request: tide::Request<String>) -> tide::Result {
    open(request.state().clone());
    fs::read(request.param("name")?).ok(); // want RBN301
    let Verse { book, line } = request.query()?;
    fs::read(book).ok(); // want RBN301
    open(format!("/srv/{line}"));
    fs::read(request.body_string().await?).ok(); // want RBN301
    Ok("".into())
}

#[salvo::handler]
async fn salty(request: &mut salvo::Request) -> String {
    let name = request.param::<String>("name").unwrap();
    fs::read(name).ok(); // want RBN301
    let count = request.query::<u32>("count").unwrap();
    open(format!("/srv/{count}"));
    String::new()
}

fn main() {
    not_a_handler(String::new());
    let _ = Route::new().at("/verse/:poet", get(verse)).at("/text", get(text));
    tide::new().at("/:name").get(tidy);
}
