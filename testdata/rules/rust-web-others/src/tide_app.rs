use serde::Deserialize;
use std::fs;
use tide::http::mime;
use tide::{Redirect, Request, Response};

#[derive(Clone)]
struct State {
    root: String,
}

#[derive(Deserialize)]
struct Page {
    name: String,
    size: usize,
}

async fn show(req: Request<State>) -> tide::Result {
    let id = req.param("id")?;
    fs::read(format!("/srv/{id}")).ok(); // want RBN301
    fs::read(&req.state().root).ok();
    let page: Page = req.query()?;
    fs::read(&page.name).ok(); // want RBN301
    fs::read(format!("/srv/{}", page.size)).ok();
    let page = Response::builder(200).content_type(mime::HTML).body(format!("<h1>{id}</h1>")).build(); // want RBN701
    let _plain = Response::builder(200).content_type(mime::PLAIN).body(format!("<h1>{id}</h1>")).build();
    let _fixed = Response::builder(200).content_type(mime::HTML).body("<h1>ok</h1>").build();
    Ok(page)
}

async fn save(mut req: Request<State>) -> tide::Result {
    let text = req.body_string().await?;
    fs::write(text, b"").ok(); // want RBN301
    Ok(Redirect::new(req.url().query().unwrap_or("/").to_string()).into()) // want RBN602
}

pub fn routes(state: State) {
    let mut app = tide::with_state(state);
    app.at("/show/:id").get(show);
    app.at("/save").post(save);
    let mut small = tide::new();
    small.at("/raw").get(|req| async move {
        fs::read(req.param("name").unwrap()).ok(); // want RBN301
        fs::read("/srv/fixed").ok();
        Ok("ok")
    });
}
