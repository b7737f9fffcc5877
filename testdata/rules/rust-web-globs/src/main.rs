#[macro_use]
extern crate rocket;

use rocket::form::Form;
use std::process::Command;

// Attributes and extractors that come in by a glob, or with the macros of a crate.
#[derive(FromForm)]
struct Search {
    term: String,
    page: u32,
}

#[post("/search", data = "<form>")]
async fn search(form: Form<Search>) {
    Command::new("sh").arg("-c").arg(&form.term).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(form.page.to_string()).status().ok();
}

#[get("/find?<term>&<page>")]
fn find(term: Option<String>, page: Option<u32>) {
    Command::new("sh").arg("-c").arg(term.unwrap()).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(page.unwrap().to_string()).status().ok();
}

fn helper(term: Option<String>) {
    Command::new("sh").arg("-c").arg(term.unwrap()).status().ok();
}

mod axums {
    use axum::extract::*;
    use axum::*;
    use std::process::Command;

    pub async fn query(Query(term): Query<String>) {
        Command::new("sh").arg("-c").arg(term).status().ok(); // want RBN201
    }

    pub async fn body(Json(term): Json<String>) {
        Command::new("sh").arg("-c").arg(term).status().ok(); // want RBN201
    }

    // A type of the module's own is none of the crate's.
    pub struct Form<T>(pub T);

    pub async fn own(Form(term): Form<String>) {
        Command::new("sh").arg("-c").arg(term).status().ok();
    }
}

mod poems {
    use poem::web::*;
    use poem::*;
    use std::process::Command;

    #[handler]
    async fn show(Path(name): Path<String>) {
        Command::new("sh").arg("-c").arg(name).status().ok(); // want RBN201
    }
}

fn main() {
    helper(None);
    let _: axum::Router = axum::Router::new().route("/q", axum::routing::get(axums::query)).route("/b", axum::routing::post(axums::body)).route("/o", axum::routing::post(axums::own));
}
