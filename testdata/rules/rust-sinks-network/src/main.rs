use axum::extract::{Path, Query};
use axum::routing::get;
use axum::Router;
use serde::Deserialize;
use std::net::{TcpStream, UdpSocket};
use std::time::Duration;
use url::Url;

const API: &str = "https://api.example.com";

#[derive(Deserialize)]
struct Preview {
    url: String,
    term: String,
    id: u32,
    port: u16,
}

async fn one_call(Query(preview): Query<Preview>) {
    reqwest::get(&preview.url).await.ok(); // want RBN601
    reqwest::get(format!("https://{}/health", preview.url)).await.ok(); // want RBN601
    reqwest::get(format!("https://api.example.com{}", preview.url)).await.ok(); // want RBN601
    reqwest::blocking::get(&preview.url).ok(); // want RBN601
    reqwest::get(format!("https://api.example.com/find/{}", preview.term)).await.ok();
    reqwest::get(format!("{API}/find/{}", preview.term)).await.ok();
    reqwest::get(format!("{}/find/{}", API, preview.term)).await.ok();
    reqwest::get(format!("https://{}.example.com/", preview.id)).await.ok();
    reqwest::get("https://api.example.com/?q=".to_string() + &preview.term).await.ok();
    reqwest::get(API).await.ok();
    let mut address = String::from("https://api.example.com/find/");
    address.push_str(&preview.term);
    reqwest::get(&address).await.ok();
    let mut whole = String::from("https://");
    whole.push_str(&preview.url);
    reqwest::get(&whole).await.ok(); // want RBN601
    ureq::get(&preview.url).call().ok(); // want RBN601
    ureq::get(&format!("https://api.example.com/{}", preview.id)).call().ok();
}

async fn clients(Query(preview): Query<Preview>) {
    let client = reqwest::Client::new();
    client.post(&preview.url).body("ping").send().await.ok(); // want RBN601
    client.request(reqwest::Method::HEAD, preview.url.as_str()).send().await.ok(); // want RBN601
    client.get(API).query(&[("q", &preview.term)]).send().await.ok();
    client.post(API).body(preview.term.clone()).send().await.ok();
    client.get(API).header("X-Term", &preview.term).send().await.ok();
    let built = reqwest::Client::builder().timeout(Duration::from_secs(1)).build().unwrap();
    built.get(&preview.url).send().await.ok(); // want RBN601
    let agent = ureq::agent();
    agent.get(&preview.url).call().ok(); // want RBN601
    let slow = ureq::builder().timeout(Duration::from_secs(1)).build();
    slow.get(&preview.url).call().ok(); // want RBN601
    agent.post(API).send_string(&preview.term).ok();
    let close = ureq::AgentBuilder::new().redirects(0).build();
    close.request_url("GET", &url::Url::parse(&preview.url).unwrap()).call().ok(); // want RBN601
    let answer = close.request_url("GET", &url::Url::parse(API).unwrap()).call().unwrap();
    close.get(answer.header("Location").unwrap()).call().ok(); // want RBN601
}

async fn parsed(Query(preview): Query<Preview>) {
    let Ok(url) = Url::parse(&preview.url) else { return };
    reqwest::get(url.clone()).await.ok(); // want RBN601
    let base = Url::parse("https://files.example.com/public/").unwrap();
    if let Ok(joined) = base.join(&preview.url) {
        reqwest::get(joined).await.ok(); // want RBN601
    }
    let mut other = base.clone();
    other.set_host(Some(&preview.url)).ok();
    reqwest::get(other).await.ok(); // want RBN601
    let mut below = base.clone();
    below.set_path(&preview.term);
    reqwest::get(below).await.ok();
    let mut asked = base.clone();
    asked.query_pairs_mut().append_pair("q", &preview.term);
    reqwest::get(asked).await.ok();
    if url.host_str() == Some("files.example.com") {
        reqwest::get(url.clone()).await.ok();
    }
    if matches!(url.host_str(), Some("a.example.com" | "b.example.com")) {
        reqwest::get(url.clone()).await.ok();
    }
    if url.host_str().is_some_and(|host| ["a.example.com", "b.example.com"].contains(&host)) {
        reqwest::get(url).await.ok();
    }
}

async fn prefixed(Path(url): Path<String>) {
    if url.starts_with("https://api.example.com/") {
        reqwest::get(&url).await.ok();
    }
    let mut easy = curl::easy::Easy::new();
    easy.url(&url).ok(); // want RBN601
    easy.url(API).ok();
    easy.post_fields_copy(url.as_bytes()).ok();
    let parsed = Url::parse(&url).unwrap();
    if parsed.host_str().unwrap().ends_with(".example.com") {
        reqwest::get(parsed.clone()).await.ok();
    }
    if parsed.host_str().unwrap().ends_with("example.com") {
        reqwest::get(parsed).await.ok(); // want RBN601
    }
    if url.starts_with("https://api.example.com") { // want RBN002
        reqwest::get(&url).await.ok(); // want RBN601
    }
}

async fn sockets(Query(preview): Query<Preview>) {
    TcpStream::connect((preview.url.as_str(), 80)).ok(); // want RBN601
    TcpStream::connect(format!("{}:80", preview.url)).ok(); // want RBN601
    tokio::net::TcpStream::connect(&preview.url).await.ok(); // want RBN601
    TcpStream::connect(("127.0.0.1", preview.port)).ok();
    TcpStream::connect(format!("cache.internal:{}", preview.port)).ok();
    let socket = UdpSocket::bind("0.0.0.0:0").unwrap();
    socket.send_to(b"ping", &preview.url).ok(); // want RBN601
    socket.send_to(b"ping", (preview.url.as_str(), 5005)).ok(); // want RBN601
    socket.send_to(preview.term.as_bytes(), ("127.0.0.1", 5005)).ok();
    socket.send_to(preview.term.as_bytes(), "127.0.0.1:53").ok();
    tokio_tungstenite::connect_async(&preview.url).await.ok(); // want RBN601
    tokio_tungstenite::connect_async(format!("wss://feed.example.com/{}", preview.term)).await.ok();
    let request = hyper::Request::builder().method("GET").uri(&preview.url).body(()); // want RBN601
    let known = hyper::Request::builder().uri(API).header("X-Term", &preview.term).body(());
    drop((request, known));
}

fn main() {
    let _: Router = Router::new()
        .route("/call", get(one_call))
        .route("/clients", get(clients))
        .route("/parsed", get(parsed))
        .route("/prefixed/{url}", get(prefixed))
        .route("/sockets", get(sockets));
}
