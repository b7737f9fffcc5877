// Bytes that are taken from a buffer one by one are a text again where they are put together, and numbers where they are
// written out.
use std::io::Cursor;

use axum::body::Bytes;
use axum::response::Html;
use axum::routing::post;
use axum::Router;
use byteorder::ReadBytesExt;
use bytes::Buf;

fn part<B: Buf>(from: &mut B) -> Vec<u8> {
    let mut out = Vec::new();
    while from.has_remaining() {
        out.push(from.get_u8());
    }
    out
}

async fn pushed(mut body: Bytes) -> Vec<u8> {
    let name = String::from_utf8(part(&mut body)).unwrap_or_default();
    std::fs::read(name).unwrap_or_default() // want RBN301
}

async fn collected(mut body: Bytes) -> Html<String> {
    Html((0..4).map(|_| body.get_u8() as char).collect()) // want RBN701
}

async fn streamed(body: Bytes) -> Html<String> {
    let mut from = Cursor::new(body);
    let mut out = String::new();
    while let Ok(byte) = from.read_u8() {
        out.push(byte as char);
    }
    Html(out) // want RBN701
}

struct Head {
    kind: u8,
}

fn name(kind: u8) -> &'static str {
    match kind {
        1 => "one",
        _ => "many",
    }
}

// A byte in digits.
async fn digits(mut body: Bytes) -> Vec<u8> {
    let head = Head { kind: body.get_u8() };
    std::fs::read(format!("data/{}", head.kind)).ok();
    std::fs::read(head.kind.to_string()).ok();
    std::fs::read(body.get_i8().to_string()).ok();
    std::fs::read(name(head.kind)).ok();
    std::fs::read((head.kind as usize).to_string()).unwrap_or_default()
}

async fn listed(mut body: Bytes) -> Html<String> {
    let all: Vec<String> = (0..4).map(|_| body.get_u8().to_string()).collect();
    Html(all.join(","))
}

// A list of bytes in digits, and the text that they are.
async fn shown(body: Bytes) -> Html<String> {
    let bytes: Vec<u8> = body.to_vec();
    Html(format!("{:?} {bytes:?} {:?}", bytes, &bytes[1..2]))
}

async fn text(body: Bytes) -> Html<String> {
    let bytes: Vec<u8> = body.to_vec();
    Html(format!("{:?}", String::from_utf8(bytes))) // want RBN701
}

// A wider number is none of the bytes of a text.
async fn wide(mut body: Bytes) -> Html<String> {
    let n = body.get_u32();
    Html(format!("{n}"))
}

#[tokio::main]
async fn main() {
    let app: Router = Router::new()
        .route("/pushed", post(pushed))
        .route("/collected", post(collected))
        .route("/streamed", post(streamed))
        .route("/digits", post(digits))
        .route("/listed", post(listed))
        .route("/shown", post(shown))
        .route("/text", post(text))
        .route("/wide", post(wide));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
