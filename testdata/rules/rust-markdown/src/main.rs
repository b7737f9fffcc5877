//! Markdown that others write: HTML in it comes out as it is, unless the library leaves it out.

use axum::response::Html;
use axum::routing::post;
use axum::Router;

fn rendered(text: &str) -> String {
    let mut page = String::new();
    pulldown_cmark::html::push_html(&mut page, pulldown_cmark::Parser::new(text));
    page
}

async fn plain(body: String) -> Html<String> {
    Html(rendered(&body)) // want RBN701
}

async fn own(body: String) -> Html<String> {
    println!("{}", body.len());
    Html(rendered("# Rules"))
}

async fn by_comrak(body: String) -> Html<String> {
    Html(comrak::markdown_to_html(&body, &comrak::Options::default()))
}

async fn by_markdown(body: String) -> Html<String> {
    Html(markdown::to_html(&body))
}

fn main() {
    let _: Router = Router::new()
        .route("/plain", post(plain))
        .route("/own", post(own))
        .route("/comrak", post(by_comrak))
        .route("/markdown", post(by_markdown));
}
