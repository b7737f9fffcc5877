#[macro_use]
extern crate rocket;

#[get("/launch/<name>/log")]
fn log(name: String) -> String {
    std::fs::read_to_string(name).unwrap_or_default() // want RBN301 from=launch/src/main.rs:5 RBN301 from=app.rb:64
}

#[launch]
fn rocket() -> _ {
    rocket::build().mount("/", routes![log])
}
