// What an Err holds is not what the Ok would hold.
use axum::extract::Query; use std::process::Command;
type Res<T> = Result<T, GateError>;
enum GateError { Unknown { gate: String }, Closed, Id(std::num::ParseIntError) }
impl From<std::num::ParseIntError> for GateError { fn from(e: std::num::ParseIntError) -> Self { GateError::Id(e) } }
fn known(name: &str) -> Res<&'static str> {
    match name {
        "north" => Ok("north"),
        "south" => Ok("south"),
        _ => Err(GateError::Unknown { gate: name.into() }),
    }
}
fn known2(name: &str) -> Result<&'static str, String> {
    if name == "a" { return Ok("a"); }
    Err(name.to_string())
}
fn gate_id(q: &str) -> Res<i64> { Ok(q.parse::<i64>()?) }
fn gate_name(q: &str) -> Res<String> { Ok(q.to_string()) }
async fn h1(Query(q): Query<String>) -> Res<()> {
    let k = known(&q)?;
    Command::new("sh").arg("-c").arg(format!("a {k}")).status().ok();
    Ok(())
}
async fn h2(Query(q): Query<String>) -> Res<()> {
    let k = known2(&q).unwrap();
    Command::new("sh").arg("-c").arg(format!("b {k}")).status().ok();
    Ok(())
}
async fn h3(Query(q): Query<String>) -> Res<()> {
    let k = match known2(&q) { Ok(k) => k, Err(e) => return Err(GateError::Closed) };
    Command::new("sh").arg("-c").arg(format!("c {k}")).status().ok();
    Ok(())
}
async fn h4(Query(q): Query<String>) -> Res<()> {
    let both = gate_name(&q).and_then(|n| gate_id(&q).map(|i| (n, i)));
    let (n, i) = both?;
    Command::new("sh").arg("-c").arg(format!("d {i}")).status().ok();
    Command::new("sh").arg("-c").arg(format!("e {n}")).status().ok(); // want RBN201
    Ok(())
}
async fn h5(Query(q): Query<String>) -> Res<()> {
    let t = Some(q.clone()).map(|n| (n, 1));
    let (n, i) = t.unwrap();
    Command::new("sh").arg("-c").arg(format!("f {i}")).status().ok();
    Ok(())
}
async fn h6(Query(q): Query<String>) -> Res<()> {
    let t = Some(3).map(|i| (q.clone(), i));
    let (n, i) = t.unwrap();
    Command::new("sh").arg("-c").arg(format!("g {i}")).status().ok(); // FP_RBN201 (what map is called on has no known type)
    Ok(())
}
async fn h7(Query(q): Query<String>) -> Res<()> {
    if let Err(e) = known2(&q) {
    Command::new("sh").arg("-c").arg(format!("h {e}")).status().ok(); // want RBN201
    }
    if let Err(GateError::Unknown { gate }) = known(&q) {
    Command::new("sh").arg("-c").arg(format!("i {gate}")).status().ok(); // want RBN201
    }
    Ok(())
}
fn main(){ axum::Router::new().route("/", get(h1)).route("/", get(h2)).route("/", get(h3)).route("/", get(h4)).route("/", get(h5)).route("/", get(h6)).route("/", get(h7)); }
fn boxed(step: &str) -> Result<(), Box<dyn std::error::Error>> {
    if step.is_empty() {
        return Err(Box::from("empty step"));
    }
    Err(Box::from(step.to_string()))
}
fn boxed_number(step: &str) -> Result<(), Box<dyn std::error::Error>> { Err(Box::from(step.len().to_string())) }
async fn in_a_box(Query(q): Query<String>) -> Res<()> {
    if let Err(e) = boxed_number(&q) {
        Command::new("sh").arg("-c").arg(format!("n {e}")).status().ok();
    }
    if let Err(e) = boxed(&q) {
        Command::new("sh").arg("-c").arg(format!("o {e}")).status().ok(); // want RBN201
    }
    let plain: Box<str> = Box::from("date");
    Command::new("sh").arg("-c").arg(&*plain).status().ok();
    let text = std::sync::Arc::<str>::from(q);
    Command::new("sh").arg("-c").arg(&*text).status().ok(); // want RBN201
    let shared = std::rc::Rc::<str>::from(text.trim());
    Command::new("sh").arg("-c").arg(&*shared).status().ok(); // want RBN201
    Ok(())
}
mod told {
    use axum::{extract::Query, response::{Html, IntoResponse, Response}};
    use std::{collections::HashMap, process::Command};
    enum ApiError { NotFound(String), Field(&'static str) }
    impl std::fmt::Display for ApiError {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            match self { ApiError::NotFound(n) => f.write_str(n), ApiError::Field(n) => f.write_str(n) }
        }
    }
    enum Told { Field(&'static str) }
    impl IntoResponse for Told {
        fn into_response(self) -> Response {
            match self { Told::Field(n) => Html(format!("<b>{n}</b>")).into_response() }
        }
    }
    enum Echoed { Field(String) }
    impl IntoResponse for Echoed {
        fn into_response(self) -> Response {
            match self { Echoed::Field(n) => Html(format!("<b>{n}</b>")).into_response() } // want RBN701
        }
    }
    type Params = HashMap<String, String>;
    fn param<'a>(p: &'a Params, key: &'static str) -> Result<&'a String, ApiError> { p.get(key).ok_or(ApiError::Field(key)) }
    fn told<'a>(p: &'a Params, key: &'static str) -> Result<&'a String, Told> { p.get(key).ok_or_else(|| Told::Field(key)) }
    fn echoed(p: &Params) -> Result<usize, Echoed> {
        let n = p.get("a").ok_or(Echoed::Field(String::new()))?;
        n.parse().map_err(|_| Echoed::Field(n.clone()))
    }
    fn named(p: &Params) -> Result<String, ApiError> {
        match param(p, "name") {
            Ok(n) if n.len() > 3 => Ok(n.clone()),
            Ok(n) => Err(ApiError::NotFound(n.clone())),
            Err(e) => Err(e),
        }
    }
    fn decoded(p: &Params) -> Result<String, std::string::FromUtf8Error> { String::from_utf8(p["a"].clone().into_bytes()) }
    async fn h1(Query(p): Query<Params>) -> String {
        match param(&p, "id") {
            Ok(id) => { Command::new("sh").arg("-c").arg(id).status().ok(); } // want RBN201
            Err(e) => { Command::new("sh").arg("-c").arg(format!("p {e}")).status().ok(); }
        }
        if let Some(e) = param(&p, "id").err() {
            Command::new("sh").arg("-c").arg(format!("q {e}")).status().ok();
        }
        match named(&p) {
            Ok(id) => { Command::new("sh").arg("-c").arg(id).status().ok(); } // want RBN201
            Err(e) => { Command::new("sh").arg("-c").arg(format!("r {e}")).status().ok(); } // want RBN201
        }
        if let Err(e) = decoded(&p) {
            Command::new("sh").arg("-c").arg(format!("s {:?}", e.as_bytes())).status().ok(); // want RBN201
        }
        if let Some(e) = decoded(&p).err() {
            Command::new("sh").arg("-c").arg(format!("t {:?}", e.as_bytes())).status().ok(); // want RBN201
        }
        String::new()
    }
    async fn h2(Query(p): Query<Params>) -> Result<String, Told> { told(&p, "id").cloned() }
    async fn h3(Query(p): Query<Params>) -> Result<String, Echoed> { echoed(&p).map(|n| n.to_string()) }
    async fn h4(Query(p): Query<Params>) -> Result<String, Told> { let id = told(&p, "id")?; Ok(id.len().to_string()) }
    pub fn routes() { axum::Router::new().route("/", axum::routing::get(h1)).route("/2", axum::routing::get(h2)).route("/3", axum::routing::get(h3)).route("/4", axum::routing::get(h4)); }
}

// What a socket did not give is no data of whoever connects, also where a function maps what it gave.
mod sockets {
    use std::io::{self, Read};
    use std::net::{TcpListener, TcpStream};
    use std::process::Command;

    enum Stream {
        Tcp(TcpStream),
    }

    fn accept(listener: &TcpListener) -> io::Result<Stream> {
        listener.accept().map(|(stream, _)| Stream::Tcp(stream))
    }

    pub fn serve(listener: &TcpListener) {
        match accept(listener) {
            Ok(Stream::Tcp(mut stream)) => {
                let mut text = String::new();
                stream.read_to_string(&mut text).ok();
                Command::new("sh").arg("-c").arg(text).status().ok(); // want RBN201
            }
            Err(e) => {
                Command::new("sh").arg("-c").arg(format!("logger {e}")).status().ok();
            }
        }
    }
}
