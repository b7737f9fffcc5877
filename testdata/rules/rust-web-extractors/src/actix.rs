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

pub struct Hooks {
    named: std::collections::HashMap<String, Hook>,
}

#[derive(serde::Deserialize)]
pub struct Hook {
    run: String,
    wait: u64,
}

#[actix_web::post("/either")]
pub async fn either(body: actix_web::Either<web::Json<Hook>, web::Form<Hook>>, hooks: web::Json<std::collections::HashMap<String, Hook>>) -> HttpResponse {
    let hook = match body {
        actix_web::Either::Left(json) => json.into_inner(),
        actix_web::Either::Right(form) => form.into_inner(),
    };
    fs::read(&hook.run).ok(); // want RBN301
    let hooks = Hooks { named: hooks.into_inner() };
    if let Some(hook) = hooks.named.get("pre") {
        fs::read(&hook.run).ok(); // want RBN301
        fs::read(format!("/srv/{}", hook.wait)).ok();
    }
    HttpResponse::Ok().finish()
}

#[actix_web::post("/upload")]
pub async fn upload(mut parts: actix_multipart::Multipart) -> HttpResponse {
    while let Ok(Some(field)) = parts.try_next().await {
        let name = field.content_disposition().get_filename().unwrap_or("file").to_string();
        fs::write(format!("/srv/{name}"), "").ok(); // want RBN301
    }
    while let Some(Ok(field)) = parts.next().await {
        fs::write(format!("/srv/{}", field.name()), "").ok(); // want RBN301
    }
    HttpResponse::Ok().finish()
}

pub struct Db(Mutex<rusqlite::Connection>);

#[actix_web::get("/device")]
pub async fn device(device: Device, db: web::Data<Db>) -> HttpResponse {
    fs::read(&device.0).ok(); // want RBN301
    db.0.lock().unwrap().execute(&format!("SELECT '{}'", device.0), []).ok(); // want RBN404
    db.0.lock().unwrap().execute("SELECT ?1", [&device.0]).ok();
    match device.0.len() {
        7 => HttpResponse::Ok().insert_header(ContentType::html()).body(device.0), // want RBN701
        1 => HttpResponse::Ok().insert_header((header::CONTENT_TYPE, "text/html")).body(device.0), // want RBN701
        2 => HttpResponse::Ok().insert_header(ContentType::plaintext()).body(device.0),
        3 => HttpResponse::Ok().insert_header((header::CONTENT_TYPE, "text/plain")).body(device.0),
        4 => HttpResponse::Found().insert_header((header::LOCATION, device.0)).finish(), // want RBN602
        _ => HttpResponse::Found().insert_header((header::ETAG, device.0)).finish(),
    }
}
