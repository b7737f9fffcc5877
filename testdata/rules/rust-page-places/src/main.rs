//! Where in a page a text stands says what must be escaped of it: a quote ends an attribute, a space one without quotes, and
//! an address can run a script.

use axum::extract::Query;
use axum::response::Html;
use axum::routing::get;
use axum::Router;
use html_escape::{
    encode_double_quoted_attribute, encode_quoted_attribute, encode_safe, encode_single_quoted_attribute, encode_text,
    encode_unquoted_attribute,
};
use rocket::http::ContentType;
use rocket_dyn_templates::tera::{Context, Tera};
use serde::Deserialize;
use std::fmt::Write;

#[derive(Deserialize)]
struct Card {
    number: u32,
    to: String,
}

async fn escaped(Query(card): Query<Card>) -> Html<String> {
    let to = &card.to;
    match card.number {
        0 => Html(format!("<p class=\"to\">{}</p>", encode_text(to))),
        1 => Html(format!("<p title=\"{}\">x</p>", encode_double_quoted_attribute(to))),
        2 => Html(format!("<p title='{}'>x</p>", encode_single_quoted_attribute(to))),
        3 => Html(format!("<p title=\"{}\" lang='{}'>x</p>", encode_safe(to), encode_quoted_attribute(to))),
        4 => Html(format!("<p title={}>x</p>", encode_unquoted_attribute(to))),
        5 => Html(format!("<p title={}>x</p>", htmlescape::encode_attribute(to))),
        6 => Html(format!("<a href=\"/cards/{}\">x</a>", encode_safe(to))),
        7 => Html(format!("<p title='{}'>x</p>", ammonia::clean_text(to))),
        8 => Html(format!("<p title='{}'>x</p>", quick_xml::escape::escape(to))),
        _ => Html(format!("<p>{}</p><p>{}</p>", ammonia::clean(to), quick_xml::escape::partial_escape(to))),
    }
}

async fn attributes(Query(card): Query<Card>) -> Html<String> {
    let to = &card.to;
    match card.number {
        0 => Html(format!("<p title=\"{}\">x</p>", encode_text(to))), // want RBN701
        1 => Html(format!("<p title='{}'>x</p>", encode_double_quoted_attribute(to))), // want RBN701
        2 => Html(format!("<p title=\"{}\">x</p>", encode_single_quoted_attribute(to))), // want RBN701
        3 => Html(format!("<p title={}>x</p>", encode_safe(to))), // want RBN701
        4 => Html(format!("<a href=\"{}\">x</a>", encode_safe(to))), // want RBN701
        5 => Html(format!("<p title=\"{}\">x</p>", ammonia::Builder::new().clean(to))), // want RBN701
        _ => {
            let shown = encode_text(to);
            let safe = encode_safe(to);
            Html(format!("<h1>{safe}</h1><img alt='{shown}' src='/x.png'>")) // want RBN701
        }
    }
}

async fn written(Query(card): Query<Card>) -> Html<String> {
    let shown = encode_text(&card.to);
    let safe = encode_safe(&card.to);
    let mut page = String::new();
    let _ = write!(page, "<p title=\"{}\">{}</p>", safe, shown);
    let _ = writeln!(page, "<p title=\"{safe}\">{shown}</p>");
    let _ = write!(page, "<p title=\"{}\">x</p>", shown); // want RBN701
    let _ = writeln!(page, "<p title={safe}>x</p>"); // want RBN701
    let _ = write!(page, "<a href={}>x</a>", encode_unquoted_attribute(&card.to)); // want RBN701
    Html(page)
}

// Before a browser reads it as a page, it is none.
async fn plain(Query(card): Query<Card>) -> (ContentType, String) {
    (ContentType::Plain, format!("<p title=\"{}\">x</p>", encode_safe(&card.to)))
}

async fn typed(Query(card): Query<Card>) -> (ContentType, String) {
    (ContentType::HTML, format!("<p>{}</p>", card.to)) // want RBN701
}

async fn rendered(Query(card): Query<Card>) -> Option<Html<String>> {
    let mut shown = Context::new();
    shown.insert("to", &card.to);
    let mut count = Context::new();
    count.insert("number", &card.number);
    match card.number {
        0 => Tera::one_off("<p>{{ to }}</p>", &shown, true).ok().map(Html),
        1 => Tera::one_off("<p>{{ number }}</p>", &count, false).ok().map(Html),
        _ => Tera::one_off("<p>{{ to }}</p>", &shown, false).ok().map(Html), // want RBN701
    }
}

// Handlebars: three braces, or an ampersand, write a text as it is.
async fn braces(Query(card): Query<Card>) -> Html<String> {
    let hb = handlebars::Handlebars::new();
    Html(hb.render_template("<p>{{text}}</p>", &card).unwrap())
}

async fn three_braces(Query(card): Query<Card>) -> Html<String> {
    let hb = handlebars::Handlebars::new();
    Html(hb.render_template("<h1>{{{text}}}</h1>", &card).unwrap()) // want RBN701
}

async fn ampersand(Query(card): Query<Card>) -> Html<String> {
    let hb = handlebars::Handlebars::new();
    Html(hb.render_template("<h1>{{& text}}</h1>", &card).unwrap()) // want RBN701
}

fn main() {
    let _: Router = Router::new()
        .route("/escaped", get(escaped))
        .route("/attributes", get(attributes))
        .route("/written", get(written))
        .route("/rendered", get(rendered))
        .route("/plain", get(plain))
        .route("/typed", get(typed))
        .route("/braces", get(braces))
        .route("/three", get(three_braces))
        .route("/ampersand", get(ampersand));
}
