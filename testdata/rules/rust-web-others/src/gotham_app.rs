use gotham::helpers::http::response::create_response;
use gotham::hyper::{Body, StatusCode, Uri};
use gotham::mime;
use gotham::state::{FromState, State};
use gotham_derive::{StateData, StaticResponseExtender};
use serde::Deserialize;
use std::fs;

#[derive(Deserialize, StateData, StaticResponseExtender)]
struct Name {
    name: String,
    size: u32,
}

struct Registry;

impl Registry {
    fn borrow_from(name: &str) -> String {
        name.to_string()
    }
}

fn show(state: State) -> (State, gotham::hyper::Response<Body>) {
    let path = Name::borrow_from(&state);
    fs::read(&path.name).ok(); // want RBN301
    fs::read(format!("/srv/{}", path.size)).ok();
    let uri = Uri::borrow_from(&state).clone();
    fs::read(uri.path()).ok(); // want RBN301
    fs::read(Registry::borrow_from("fixed")).ok();
    let page = create_response(&state, StatusCode::OK, mime::TEXT_HTML, format!("<i>{}</i>", path.name)); // want RBN701
    let _plain = create_response(&state, StatusCode::OK, mime::TEXT_PLAIN, format!("<i>{}</i>", path.name));
    (state, page)
}

pub fn handler() -> fn(State) -> (State, gotham::hyper::Response<Body>) {
    show
}
