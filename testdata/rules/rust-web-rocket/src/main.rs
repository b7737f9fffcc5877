#[macro_use]
extern crate rocket;

use rocket::data::{Data, ToByteUnit};
use rocket::form::{self, Form, FromFormField, ValueField};
use rocket::fs::TempFile;
use rocket::http::uri::{fmt, Segments};
use rocket::http::{CookieJar, Status};
use rocket::request::{FromParam, FromRequest, FromSegments, Outcome, Request};
use rocket::serde::{json::Json, Deserialize};
use rocket::State;
use std::fs;
use std::path::PathBuf;

#[derive(FromForm)]
struct Upload<'r> {
    name: &'r str,
    size: usize,
    file: TempFile<'r>,
}

#[derive(Deserialize)]
#[serde(crate = "rocket::serde")]
struct Meta {
    owner: String,
    count: u32,
}

fn open(name: &str) {
    let _ = fs::read(name);
}

struct Admin {
    name: String,
}

// A guard is what the program makes of the request, not a part of it; and a function with other attributes.
#[get("/own/<id>")]
fn own(id: u64, root: &State<String>, admin: Admin) -> &'static str {
    open(root.as_str());
    open(&admin.name);
    open(&format!("/srv/{id}"));
    "ok"
}

#[inline]
fn other(name: &str) {
    open(name);
}

#[get("/file/<name>?<rev>&<from>")]
fn file(name: &str, rev: u32, from: Option<String>) -> &'static str {
    fs::read(format!("/srv/{name}")).ok(); // want RBN301
    open(&format!("/srv/{rev}"));
    if let Some(f) = from {
        fs::read(format!("/srv/{f}")).ok(); // want RBN301
    }
    "ok"
}

#[post("/upload", data = "<form>")]
fn upload(form: Form<Upload<'_>>, jar: &CookieJar<'_>) -> &'static str {
    fs::write(format!("/srv/{}", form.name), "").ok(); // want RBN301
    open(&format!("/srv/{}", form.size));
    if let Some(c) = jar.get("theme") {
        fs::read(format!("/srv/{}", c.value())).ok(); // want RBN301
    }
    if let Some(c) = jar.get_private("theme") {
        open(&format!("/srv/{}", c.value()));
    }
    fs::read(format!("/srv/{}.jpg", form.file.name().unwrap_or("none"))).ok();
    fs::read(form.file.raw_name().unwrap().dangerous_unsafe_unsanitized_raw().as_str()).ok(); // want RBN301
    "ok"
}

#[put("/meta/<id>", format = "json", data = "<meta>")]
fn meta(id: u64, meta: Json<Meta>) -> &'static str {
    open(&format!("/srv/{id}"));
    open(&format!("/srv/{}", meta.count));
    fs::write(format!("/srv/{}", meta.owner), "").ok(); // want RBN301
    let meta = meta.into_inner();
    open(&format!("/srv/{}", meta.count));
    fs::write(format!("/srv/{}", meta.owner), "").ok(); // want RBN301
    "ok"
}

#[rocket::delete("/raw/<rest..>", data = "<body>")]
async fn raw(rest: PathBuf, body: Data<'_>) -> &'static str {
    fs::read(&rest).ok();
    let names = rest.display().to_string();
    std::process::Command::new("sh").arg("-c").arg(names).status().ok(); // want RBN201
    let text = body.open(1.mebibytes()).into_string().await.unwrap();
    fs::read(text.as_str()).ok(); // want RBN301
    "ok"
}

#[catch(404)]
fn missing(request: &Request) -> String {
    fs::read(request.uri().path().as_str()).ok(); // want RBN301
    String::new()
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Admin {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let root = request.rocket().state::<String>().unwrap();
        open(root);
        match request.headers().get_one("x-admin") {
            Some(name) => {
                fs::read(name).ok(); // want RBN301
                Outcome::Success(Admin { name: "admin".into() })
            }
            None => Outcome::Error((Status::Forbidden, ())),
        }
    }
}

// A type of the program's own is what the program makes of the text.
struct Slug(String);

impl<'r> FromParam<'r> for Slug {
    type Error = &'r str;

    fn from_param(text: &'r str) -> Result<Self, &'r str> {
        if text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            Ok(Slug(text.to_string()))
        } else {
            Err(text)
        }
    }
}

// What is refused is none.
impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[get("/shown/<slug>")]
fn shown(slug: Slug) -> &'static str {
    std::process::Command::new("sh").arg("-c").arg(format!("ls {slug}")).status().ok();
    "shown"
}

#[get("/titled/<title>")]
fn titled(title: Title) -> &'static str {
    std::process::Command::new("sh").arg("-c").arg(format!("ls {}", title.0)).status().ok(); // want RBN201
    "titled"
}

struct Title(String);

impl<'r> FromParam<'r> for Title {
    type Error = &'r str;

    fn from_param(text: &'r str) -> Result<Self, &'r str> {
        if text.is_empty() { Err(text) } else { Ok(Title(text.to_string())) }
    }
}

struct Rest(PathBuf);

impl<'r> FromSegments<'r> for Rest {
    type Error = ();

    fn from_segments(segments: Segments<'r, fmt::Path>) -> Result<Self, ()> {
        Ok(Rest(segments.collect()))
    }
}

struct Sort(String);
struct Tag(String);

#[rocket::async_trait]
impl<'r> FromFormField<'r> for Sort {
    fn from_value(field: ValueField<'r>) -> form::Result<'r, Self> {
        match field.value {
            "name" | "size" => Ok(Sort(field.value.to_string())),
            _ => Err(field.unexpected())?,
        }
    }
}

#[rocket::async_trait]
impl<'r> FromFormField<'r> for Tag {
    fn from_value(field: ValueField<'r>) -> form::Result<'r, Self> {
        Ok(Tag(field.value.to_string()))
    }
}

#[get("/made/<slug>/<title>/<rest..>?<sort>&<tag>")]
fn made(slug: Slug, title: Title, rest: Rest, sort: Sort, tag: Option<Tag>) -> &'static str {
    fs::read(format!("/srv/{}", slug.0)).ok();
    fs::read(format!("/srv/{}", title.0)).ok(); // want RBN301
    fs::read(&rest.0).ok(); // want RBN301
    fs::read(format!("/srv/{}", sort.0)).ok();
    fs::read(format!("/srv/{}", tag.unwrap().0)).ok(); // want RBN301
    "ok"
}

#[launch]
fn rocket() -> _ {
    other("x");
    rocket::build().manage(String::from("/srv")).mount("/", routes![own, file, upload, meta, raw, made]).register("/", catchers![missing])
}
