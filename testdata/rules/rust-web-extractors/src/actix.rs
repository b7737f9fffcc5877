use actix_web::http::header::{self, ContentType};
use actix_web::{dev::Payload, web, FromRequest, HttpRequest, HttpResponse};
use std::fs;
use std::future::{ready, Ready};
use std::sync::Mutex;

pub struct Device(String);

impl FromRequest for Device {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let name = req.headers().get("device").and_then(|h| h.to_str().ok()).unwrap_or("");
        ready(Ok(Device(name.to_string())))
    }
}

pub struct Db(Mutex<rusqlite::Connection>);

#[actix_web::get("/device")]
pub async fn device(device: Device, db: web::Data<Db>) -> HttpResponse {
    fs::read(&device.0).ok(); // want RBN301
    db.0.lock().unwrap().execute(&format!("SELECT '{}'", device.0), []).ok(); // want RBN404
    db.0.lock().unwrap().execute("SELECT ?1", [&device.0]).ok();
    match device.0.len() {
        0 => HttpResponse::Ok().insert_header(ContentType::html()).body(device.0), // want RBN701
        1 => HttpResponse::Ok().insert_header((header::CONTENT_TYPE, "text/html")).body(device.0), // want RBN701
        2 => HttpResponse::Ok().insert_header(ContentType::plaintext()).body(device.0),
        3 => HttpResponse::Ok().insert_header((header::CONTENT_TYPE, "text/plain")).body(device.0),
        4 => HttpResponse::Found().insert_header((header::LOCATION, device.0)).finish(), // want RBN602
        _ => HttpResponse::Found().insert_header((header::ETAG, device.0)).finish(),
    }
}
