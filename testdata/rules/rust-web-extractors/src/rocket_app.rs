use rocket::http::Status;
use rocket::request::{FromParam, FromRequest, Outcome, Request};
use rocket::State;
use rusqlite::Connection;
use std::sync::Mutex;

pub struct Db(Mutex<Connection>);

pub struct Key<'r>(&'r str);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Key<'r> {
    type Error = ();

    async fn from_request(req: &'r Request<'_>) -> Outcome<Self, ()> {
        match req.headers().get_one("x-api-key") {
            Some(k) => Outcome::Success(Key(k)),
            None => Outcome::Error((Status::Unauthorized, ())),
        }
    }
}

pub enum Shelf {
    Top,
    Low,
}

impl<'r> FromParam<'r> for Shelf {
    type Error = &'r str;

    fn from_param(p: &'r str) -> Result<Self, &'r str> {
        match p {
            "top" => Ok(Shelf::Top),
            _ => Ok(Shelf::Low),
        }
    }
}

#[rocket::get("/<shelf>")]
pub fn find(shelf: Shelf, key: Key<'_>, db: &State<Db>) -> Status {
    let c = db.0.lock().unwrap();
    c.execute(&format!("SELECT '{}'", key.0), []).ok(); // want RBN404
    c.execute("SELECT ?1", [key.0]).ok();
    let name = match shelf {
        Shelf::Top => "top",
        Shelf::Low => "low",
    };
    c.execute(&format!("SELECT * FROM {name}"), []).ok();
    Status::Ok
}
