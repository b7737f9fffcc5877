#[macro_use]
extern crate rocket;

use rocket::data::{Data, ToByteUnit};
use rocket::form::Form;
use rocket::fs::TempFile;
use rocket::http::{CookieJar, Status};
use rocket::request::{FromRequest, Outcome, Request};
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

#[launch]
fn rocket() -> _ {
    other("x");
    rocket::build().manage(String::from("/srv")).mount("/", routes![own, file, upload, meta, raw]).register("/", catchers![missing])
}
