use actix_web::http::header::LOCATION;
use actix_web::HttpResponse;
use axum::extract::{Path, Query};
use axum::http::{header, HeaderMap, HeaderValue, Response, StatusCode};
use axum::response::{Html, IntoResponse, Redirect};
use axum::routing::get;
use axum::{Json, Router};
use futures_util::{stream, StreamExt};
use maud::PreEscaped;
use rocket::response::content::RawHtml;
use serde::Deserialize;
use tera::Tera;

#[derive(Deserialize)]
struct Page {
    title: String,
    number: u32,
    to: String,
}

async fn html(Query(page): Query<Page>) -> Html<String> {
    if page.number == 0 {
        return Html(format!("<h1>{}</h1>", page.title)); // want RBN701
    }
    if page.number == 1 {
        return Html(format!("<h1>{}</h1>", html_escape::encode_text(&page.title)));
    }
    if page.number == 2 {
        return Html(ammonia::clean(&page.title));
    }
    if page.number == 3 {
        let title = page.title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        return Html(format!("<h1>{title}</h1>"));
    }
    if page.number == 5 {
        return Html(ammonia::Builder::new().tags(Default::default()).clean(&page.title).to_string());
    }
    if page.number == 4 {
        return Html(format!("<h1>{}</h1>", page.number));
    }
    let mut list = String::from("<ul>");
    for word in page.title.split(' ') {
        list.push_str("<li>");
        list.push_str(word);
    }
    Html(list) // want RBN701
}

async fn made(Path(title): Path<String>) -> Html<String> {
    Html::from(format!("<h1>{title}</h1>")) // want RBN701
}

async fn json(Query(page): Query<Page>) -> Json<String> {
    Json(format!("<h1>{}</h1>", page.title))
}

async fn text(Query(page): Query<Page>) -> String {
    format!("<h1>{}</h1>", page.title)
}

async fn others(Path(title): Path<String>) {
    HttpResponse::Ok().content_type("text/html").body(format!("<h1>{title}</h1>")); // want RBN701
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(title.clone()); // want RBN701
    HttpResponse::Ok().content_type("text/plain").body(title.clone());
    HttpResponse::Ok().body(title.clone());
    RawHtml(title.clone()); // want RBN701
    rocket::response::content::RawText(title.clone());
    warp::reply::html(format!("<h1>{title}</h1>")); // want RBN701
    PreEscaped(title.clone()); // want RBN701
    maud::html! { h1 { (title) } };
    Tera::one_off(&title, &tera::Context::new(), true).ok(); // want RBN403
    Tera::default().add_raw_template("page", &title).ok(); // want RBN403
    Tera::default().add_raw_template(&title, "<h1>{{ title }}</h1>").ok();
    let mut context = tera::Context::new();
    context.insert("title", &title);
    Tera::one_off("<h1>{{ title }}</h1>", &context, true).ok();
}

// Tera escapes what it puts into a page, and knows a page by its name.
async fn rendered(Query(page): Query<Page>) -> Html<String> {
    let mut context = tera::Context::new();
    context.insert("title", &page.title);
    if page.number == 0 {
        return Html(Tera::default().render("page.html", &context).unwrap_or_default());
    }
    if page.number == 1 {
        return Html(Tera::default().render("page.tpl", &context).unwrap_or_default()); // want RBN701
    }
    let mut plain = tera::Context::new();
    plain.insert("title", &page.number);
    Html(Tera::default().render("page.tpl", &plain).unwrap_or_default())
}

async fn redirects(Query(page): Query<Page>) -> Redirect {
    if page.number == 0 {
        return Redirect::to("/start");
    }
    if page.number == 1 {
        return Redirect::permanent(&format!("/pages/{}", page.title));
    }
    if page.number == 2 {
        return Redirect::to(&format!("https://www.example.com/{}", page.to));
    }
    if page.number == 3 {
        return Redirect::to(&format!("/{}", page.to)); // want RBN602
    }
    if page.number == 4 {
        return Redirect::temporary(&("/pages/".to_string() + &page.to));
    }
    if page.number == 6 && page.to.starts_with('/') && !page.to.starts_with("//") {
        return Redirect::to(&page.to);
    }
    Redirect::to(&page.to) // want RBN602
}

async fn headers(Path(to): Path<String>) {
    HttpResponse::Found().append_header(("Location", to.clone())).finish(); // want RBN602
    HttpResponse::Found().insert_header((LOCATION, to.clone())).finish(); // want RBN602
    HttpResponse::Ok().insert_header(("X-Title", to.clone())).finish();
    HttpResponse::Found().insert_header((LOCATION, "/start")).finish();
    Response::builder().status(302).header("Location", &to).body(()).ok(); // want RBN602
    Response::builder().status(200).header("X-Title", &to).body(()).ok();
    // A line break is an error here.
    HeaderValue::from_str(&to).ok();
    unsafe { HeaderValue::from_maybe_shared_unchecked(to) }; // want RBN603
}

// An answer can be a tuple of a status, headers and what is sent.
#[derive(Deserialize)]
struct Asked {
    name: String,
    number: u32,
}

async fn tuple_page(Query(q): Query<Asked>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], format!("<p>{}</p>", q.name)) // want RBN701
}

async fn tuple_status(Query(q): Query<Asked>) -> Response<String> {
    (StatusCode::OK, [(header::CONTENT_TYPE, "text/html")], q.name).into_response() // want RBN701
}

async fn tuple_plain(Query(q): Query<Asked>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain")], format!("<p>{}</p>", q.name))
}

async fn tuple_escaped(Query(q): Query<Asked>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/html")], format!("<p>{} {}</p>", q.number, html_escape::encode_safe(&q.name)))
}

// A stream that is made of a list, and what is done with each of its elements.
async fn streamed(Query(q): Query<Asked>) -> Html<String> {
    let items: Vec<String> = stream::iter(q.name.split(',').map(str::to_owned).collect::<Vec<_>>())
        .then(|s| async move { format!("<li>{s}</li>") })
        .collect()
        .await;
    let numbers: Vec<String> = stream::iter(0..q.number.min(10)).then(|n| async move { format!("<li>{n}</li>") }).collect().await;
    let known = (q.name.len() > 3).then(|| "long").unwrap_or("short");
    let _ = Html(numbers.concat());
    let _ = Html(known.to_string());
    Html(items.concat()) // want RBN701
}

async fn tuple_moved(Query(q): Query<Asked>) -> impl IntoResponse {
    (StatusCode::FOUND, [(header::LOCATION, q.name)]) // want RBN602
}

async fn tuple_moved_page(Query(q): Query<Asked>) -> impl IntoResponse {
    (StatusCode::FOUND, [(header::CONTENT_TYPE, "text/plain".to_string()), (header::LOCATION, q.name)]) // want RBN602
}

async fn map_moved(Query(q): Query<Asked>) -> (StatusCode, HeaderMap) {
    let mut h = HeaderMap::new();
    h.insert(LOCATION, HeaderValue::try_from(format!("/items/{}", q.number)).unwrap());
    h.insert(header::ETAG, HeaderValue::from_str(&q.name).unwrap());
    let to = HeaderValue::from_str(&q.name).unwrap_or(HeaderValue::from_static("/"));
    h.insert(header::LOCATION, to); // want RBN602
    (StatusCode::SEE_OTHER, h)
}

async fn tuple_stays(Query(q): Query<Asked>) -> impl IntoResponse {
    (StatusCode::FOUND, [(header::LOCATION, format!("/items/{}", q.number)), (header::ETAG, q.name)])
}

fn main() {
    let _: Router = Router::new()
        .route("/html", get(html))
        .route("/made/{title}", get(made))
        .route("/json", get(json))
        .route("/text", get(text))
        .route("/others/{title}", get(others))
        .route("/rendered", get(rendered))
        .route("/redirects", get(redirects))
        .route("/headers/{to}", get(headers))
        .route("/tuple", get(tuple_page))
        .route("/tuple2", get(tuple_status))
        .route("/tuple3", get(tuple_plain))
        .route("/tuple4", get(tuple_escaped))
        .route("/streamed", get(streamed))
        .route("/moved4", get(map_moved))
        .route("/moved", get(tuple_moved))
        .route("/moved2", get(tuple_moved_page))
        .route("/moved3", get(tuple_stays));
}
