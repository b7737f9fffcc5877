use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{ConnectInfo, FromRequestParts, Multipart, OriginalUri, Path, Query, RawQuery, Request, State};
use axum::http::{request::Parts, HeaderMap, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use axum::{body::Bytes, Extension, Form, Json, Router};
use axum_extra::extract::cookie::CookieJar;
use axum_extra::headers::{authorization::Bearer, Authorization};
use axum_extra::TypedHeader;
use serde::Deserialize;
use std::collections::HashMap;
use std::fs;
use std::net::SocketAddr;
use std::sync::Arc;

struct App {
    root: String,
}

#[derive(Clone)]
struct User {
    name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Todo,
    Done,
}

#[derive(Deserialize)]
struct Note {
    title: String,
    stars: u8,
    weight: i8,
    kind: Kind,
}

fn open(name: String) {
    let _ = fs::read(name);
}

// The program's own, numbers, and what is no part of the request.
async fn own(State(app): State<Arc<App>>, Extension(user): Extension<User>, ConnectInfo(from): ConnectInfo<SocketAddr>, method: Method) {
    open(format!("{}/{}", app.root, user.name));
    open(format!("/srv/{from}/{}", from.port()));
    open(format!("/srv/{method}"));
}

async fn numbers(Path((id, level)): Path<(u64, u8)>, Query(page): Query<HashMap<String, u32>>, Json(note): Json<Note>) {
    open(format!("/srv/{id}/{level}"));
    open(format!("/srv/{}", page["n"]));
    open(format!("/srv/{}/{}", note.stars, note.weight));
    let Note { stars, kind, .. } = note;
    open(format!("/srv/{stars}"));
    open(format!("/srv/{}", stars.to_string()));
    let kind = match kind {
        Kind::Todo => "todo",
        Kind::Done => "done",
    };
    open(format!("/srv/{kind}"));
}

async fn counted(headers: HeaderMap, body: Bytes) {
    open(format!("/srv/{}/{}", headers.len(), body.len()));
}

// A function that no router is given.
fn helper(body: String, headers: HeaderMap) {
    open(body);
    open(format!("/srv/{:?}", headers.get("x")));
}

async fn show(Path((user, id)): Path<(String, u64)>) {
    let _ = fs::read(format!("/srv/{user}/{id}")); // want RBN301
}

async fn create(Json(Note { title, .. }): Json<Note>) -> StatusCode {
    let _ = fs::write(format!("/srv/{title}"), ""); // want RBN301
    StatusCode::CREATED
}

async fn whole(note: Json<Note>, query: Query<Note>) {
    let _ = fs::read(&note.title); // want RBN301
    let _ = fs::read(&query.0.title); // want RBN301
    let Json(note) = note;
    let _ = fs::read(note.title); // want RBN301
}

async fn headers(headers: HeaderMap, jar: CookieJar, uri: Uri, TypedHeader(auth): TypedHeader<Authorization<Bearer>>) {
    if let Some(theme) = headers.get("x-theme").and_then(|v| v.to_str().ok()) {
        let _ = fs::read(format!("/srv/{theme}")); // want RBN301
    }
    for (_, value) in headers.iter() {
        let _ = fs::read(format!("/srv/{}", value.to_str().unwrap())); // want RBN301
    }
    if let Some(cookie) = jar.get("session") {
        let _ = fs::read(format!("/srv/{}", cookie.value())); // want RBN301
    }
    let _ = fs::read(format!("/srv{}", uri.path())); // want RBN301
    let _ = fs::read(auth.token()); // want RBN301
}

async fn raw(RawQuery(query): RawQuery, OriginalUri(uri): OriginalUri, body: String) {
    let _ = fs::read(query.unwrap_or_default()); // want RBN301
    let _ = fs::read(uri.query().unwrap_or("")); // want RBN301
    let _ = fs::read(body.lines().next().unwrap()); // want RBN301
}

async fn upload(mut parts: Multipart) {
    while let Some(field) = parts.next_field().await.unwrap() {
        let name = field.file_name().unwrap().to_string();
        let data = field.bytes().await.unwrap();
        open(format!("/srv/{}", data.len()));
        let _ = fs::write(format!("/srv/{name}"), &data); // want RBN301
    }
}

async fn form(Form(pairs): Form<Vec<(String, String)>>) {
    for (key, value) in pairs {
        if key == "delete" {
            let _ = fs::remove_file(format!("/srv/{value}")); // want RBN301
        }
    }
}

async fn anything(request: Request) {
    let (parts, body) = request.into_parts();
    let _ = fs::read(format!("/srv{}", parts.uri.path())); // want RBN301
    let bytes = axum::body::to_bytes(body, 100).await.unwrap();
    let _ = fs::read(String::from_utf8_lossy(&bytes).as_ref()); // want RBN301
}

async fn value(Json(value): Json<serde_json::Value>) {
    let _ = fs::read(value["name"].as_str().unwrap()); // want RBN301
    open(format!("/srv/{}", value["count"].as_u64().unwrap()));
    open(format!("/srv/{}", value["open"].as_bool().unwrap()));
    for item in value["list"].as_array().unwrap() {
        let _ = fs::read(item.as_str().unwrap()); // want RBN301
    }
}

async fn parsed(body: Bytes) {
    let note: Note = serde_json::from_slice(&body).unwrap();
    open(format!("/srv/{}", note.stars));
    let _ = fs::read(&note.title); // want RBN301
}

async fn guard(request: Request, next: Next) -> Response {
    let host = request.headers().get("host").and_then(|h| h.to_str().ok()).unwrap_or("x");
    let _ = fs::read(format!("/srv/{host}")); // want RBN301
    next.run(request).await
}

async fn missing(uri: Uri) {
    let _ = fs::read(format!("/srv{}", uri.path())); // want RBN301
}

// An extractor of the program's own.
struct Theme(String);

impl<S: Send + Sync> FromRequestParts<S> for Theme {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let name = parts.headers.get("x-theme").ok_or(StatusCode::BAD_REQUEST)?;
        let _ = fs::read(name.to_str().unwrap()); // want RBN301
        Ok(Theme(name.to_str().unwrap().to_string()))
    }
}

async fn socket(upgrade: WebSocketUpgrade) -> impl IntoResponse {
    upgrade.on_upgrade(talk)
}

async fn talk(mut socket: WebSocket) {
    while let Some(Ok(message)) = socket.recv().await {
        if let Message::Text(text) = message {
            let _ = fs::read(text.as_str()); // want RBN301
        }
    }
}

async fn other_socket(upgrade: WebSocketUpgrade) -> impl IntoResponse {
    upgrade.on_upgrade(|mut socket| async move {
        if let Some(Ok(message)) = socket.recv().await {
            let _ = fs::read(message.to_text().unwrap()); // want RBN301
        }
    })
}

struct Pages;

impl Pages {
    async fn show(Path(name): Path<String>) {
        let _ = fs::read(name); // want RBN301
    }

    async fn body(body: String) {
        let _ = fs::read(body); // want RBN301
    }
}

#[tokio::main]
async fn main() {
    helper(String::new(), HeaderMap::new());
    let app = Router::new()
        .route("/own", get(own).post(numbers).layer(x()))
        .route("/{user}/{id}", get(show))
        .route("/n", post(create).put(whole))
        .route("/h", any(headers))
        .route("/raw", post(raw))
        .route("/c", post(counted))
        .route("/up", post(upload))
        .route("/form", post(form).delete(parsed))
        .route("/any", post(anything).patch(value))
        .route("/ws", get(socket).post(other_socket))
        .route("/pages", get(Pages::show).post(Pages::body))
        .route("/inline", get(|Path(name): Path<String>| async move {
            let _ = fs::read(name); // want RBN301
        }))
        .route("/inline", post(|State(app): State<Arc<App>>, body: String| async move {
            open(app.root.clone());
            let _ = fs::read(body); // want RBN301
        }))
        .fallback(missing)
        .layer(middleware::from_fn(guard))
        .with_state(Arc::new(App { root: "/srv".into() }));
    let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
