use axum::extract::Query;
use hyper::Uri;
use serde::Deserialize;
use std::net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs};
use std::time::Duration;

#[derive(Deserialize)]
pub struct Target {
    host: String,
    port: u16,
    path: String,
}

pub async fn all(Query(t): Query<Target>) {
    if let Ok(ip) = t.host.parse::<IpAddr>() {
        TcpStream::connect((ip, 80)).ok(); // want RBN601
        TcpStream::connect(SocketAddr::new(ip, t.port)).ok(); // want RBN601
    }
    TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], t.port))).ok();
    if let Ok(mut found) = format!("{}:{}", t.host, t.port).to_socket_addrs() {
        if let Some(first) = found.next() {
            TcpStream::connect_timeout(&first, Duration::from_secs(1)).ok(); // want RBN601
        }
    }
    if let Ok(mut found) = ("db.internal", t.port).to_socket_addrs() {
        if let Some(first) = found.next() {
            TcpStream::connect_timeout(&first, Duration::from_secs(1)).ok();
        }
    }
    let fixed = Uri::builder().scheme("http").authority("db.internal").path_and_query(t.path.as_str()).build().unwrap();
    reqwest::get(fixed.to_string()).await.ok();
    let chosen = Uri::builder().scheme("http").authority(t.host.as_str()).path_and_query("/").build().unwrap();
    reqwest::get(chosen.to_string()).await.ok(); // want RBN601
    isahc::Request::get(format!("http://{}/", t.host)).body(()).ok(); // want RBN601
    isahc::Request::get(format!("http://db.internal/{}", t.path)).body(()).ok();
    attohttpc::get(&t.host).send().ok(); // want RBN601
    minreq::Request::new(minreq::Method::Get, &t.host).send().ok(); // want RBN601
    redis::Client::open(format!("redis://{}/", t.host)).ok(); // want RBN601
    redis::Client::open("redis://cache/").ok();
}

// Who connects is an address that nobody writes.
pub fn echo() {
    let listener = std::net::TcpListener::bind("0.0.0.0:7").unwrap();
    while let Ok((_, from)) = listener.accept() {
        TcpStream::connect((from.ip(), 7)).ok();
    }
}
