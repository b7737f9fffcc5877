use axum::extract::Path;
use axum::http::{header, Response};
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
