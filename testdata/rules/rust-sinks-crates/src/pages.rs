use askama::Template;
use axum::extract::Path;
use axum::http::{header, Response};
use axum::response::Html;
use poem::web::Path as Part;
use poem::{handler, IntoResponse};

pub async fn all(Path(x): Path<String>) -> Response<String> {
    Response::builder().header("content-type", "text/plain").body(format!("<b>{x}</b>")).ok();
    Response::builder().header(header::CONTENT_TYPE, "text/html").body(String::from("<b>ok</b>")).ok();
    Response::builder().header(header::CONTENT_TYPE, "text/html").body(format!("<b>{x}</b>")).unwrap() // want RBN701
}

#[handler]
pub fn page(Part(x): Part<String>) -> impl IntoResponse {
    let _plain = poem::Response::builder().content_type("text/plain").body(x.clone());
    poem::Response::builder().content_type("text/html").body(x) // want RBN701
}

#[handler]
pub async fn upload(mut parts: poem::web::Multipart) {
    while let Ok(Some(field)) = parts.next_field().await {
        let name = field.file_name().unwrap_or("file");
        std::fs::write(format!("/srv/{name}"), "").ok(); // want RBN301
    }
}

// Templates escape what they are given.
#[derive(askama::Template)]
#[template(path = "page.html")]
struct Page {
    name: String,
}

pub async fn templates(Path(x): Path<String>) -> Html<String> {
    let tera = tera::Tera::new("templates/*").unwrap();
    let mut context = tera::Context::new();
    context.insert("x", &x);
    let pages = [
        Html(tera.render("page.html", &context).unwrap()),
        Html(handlebars::Handlebars::new().render("page", &serde_json::json!({ "x": x })).unwrap()),
        Html(maud::html! { p { (x) } }.into_string()),
        Html(format!("<p>{x}</p>")), // want RBN701
    ];
    Html(Page { name: pages[0].0.clone() + &x }.render().unwrap())
}
