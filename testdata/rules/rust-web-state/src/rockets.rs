use rocket::State;
use std::fs;
use std::sync::Mutex;

pub struct Launch {
    name: Mutex<String>,
    pad: String,
}

#[rocket::put("/<name>")]
pub fn put(launch: &State<Launch>, name: String) {
    *launch.name.lock().unwrap() = name;
}

#[rocket::get("/")]
pub fn get(launch: &State<Launch>) {
    fs::read(&launch.pad).ok();
    fs::read(launch.name.lock().unwrap().as_str()).ok(); // want RBN301
}
