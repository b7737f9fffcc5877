//! Buffers of the crate bytes, shared pointers that are put and taken, and tables of functions.
use arc_swap::ArcSwap;
use bytes::{Buf, BufMut, Bytes, BytesMut};
use std::collections::HashMap;
use std::fs;
use std::io::{self, Read};
use std::net::TcpListener;
use std::sync::{Arc, LazyLock, OnceLock};

fn read(name: &[u8]) {
    let _ = fs::read(String::from_utf8_lossy(name).into_owned()); // want RBN301
}

fn whole(b: Bytes) {
    let _ = fs::read(String::from_utf8_lossy(&b).into_owned()); // want RBN301
}

fn parts(mut b: Bytes) {
    let head = b.split_to(4);
    let _ = fs::read(String::from_utf8_lossy(&head).into_owned()); // want RBN301
    let tail = b.split_off(8);
    let _ = fs::read(String::from_utf8_lossy(&tail).into_owned()); // want RBN301
    let middle = b.slice(1..3);
    let _ = fs::read(String::from_utf8_lossy(&middle).into_owned()); // want RBN301
    let next = b.copy_to_bytes(2);
    let _ = fs::read(String::from_utf8_lossy(&next).into_owned()); // want RBN301
    let _ = fs::read(String::from_utf8_lossy(b.chunk()).into_owned()); // want RBN301
    let mut four = [0u8; 4];
    b.copy_to_slice(&mut four);
    let _ = fs::read(String::from_utf8_lossy(&four).into_owned()); // want RBN301
    let n = b.get_u32() as usize;
    let _ = fs::read(format!("/srv/{n}"));
    let room: Vec<u8> = Vec::with_capacity(n); // want RBN804
    drop(room);
}

fn growing(v: &[u8]) {
    let mut m = BytesMut::with_capacity(64);
    m.extend_from_slice(v);
    let head = m.split_to(4);
    let _ = fs::read(String::from_utf8_lossy(&head).into_owned()); // want RBN301
    let tail = m.split_off(4);
    let _ = fs::read(String::from_utf8_lossy(&tail).into_owned()); // want RBN301
    let all = m.split();
    let _ = fs::read(String::from_utf8_lossy(&all).into_owned()); // want RBN301
    let mut p = BytesMut::new();
    p.put_slice(v);
    let _ = fs::read(String::from_utf8_lossy(&p).into_owned()); // want RBN301
    let mut q = BytesMut::from(v);
    let _ = fs::read(String::from_utf8_lossy(&q).into_owned()); // want RBN301
    q.put(v);
    let fixed = q.freeze();
    let _ = fs::read(String::from_utf8_lossy(&fixed).into_owned()); // want RBN301
    let mut own = BytesMut::new();
    own.put(&b"/srv/own"[..]);
    let _ = fs::read(String::from_utf8_lossy(&own).into_owned());
}

static ROOT: OnceLock<ArcSwap<String>> = OnceLock::new();
static CONF: LazyLock<ArcSwap<String>> = LazyLock::new(|| ArcSwap::from_pointee(String::from("/srv")));
static FIXED: LazyLock<ArcSwap<String>> = LazyLock::new(|| ArcSwap::from_pointee(String::from("/srv")));

fn swapped(t: String) {
    let root = ROOT.get_or_init(|| ArcSwap::from_pointee(String::from("/srv")));
    root.store(Arc::new(t.clone()));
    let now = root.load();
    let _ = fs::read_dir(now.as_str()); // want RBN301
    let own = ArcSwap::new(Arc::new(t));
    let before = own.swap(Arc::new(String::from("/srv")));
    let _ = fs::read_dir(before.as_str()); // want RBN301
}

fn put(t: String) {
    CONF.store(Arc::new(t));
}

fn taken() {
    let _ = fs::read_dir(CONF.load_full().as_str()); // want RBN301
    let _ = fs::read_dir(FIXED.load().as_str());
}

type Handler = fn(&str) -> io::Result<String>;

fn from_pairs(name: &str) -> io::Result<String> {
    fs::read_to_string(name) // want RBN301
}

fn cast(name: &str) -> io::Result<String> {
    fs::read_to_string(name) // want RBN301
}

fn collected(name: &str) -> io::Result<String> {
    fs::read_to_string(name) // want RBN301
}

fn counted(name: &str) -> io::Result<String> {
    fs::read_to_string(format!("/srv/{}", name.len()))
}

fn unused(name: &str) -> io::Result<String> {
    fs::read_to_string(name)
}

fn by_table(key: &str, x: &str) {
    let table: HashMap<&str, Handler> = HashMap::from([("a", from_pairs as Handler), ("b", counted)]);
    if let Some(run) = table.get(key) {
        let _ = run(x);
    }
}

fn by_cast(key: &str, x: &str) -> io::Result<String> {
    let table: HashMap<&str, Handler> = HashMap::from([("a", cast as Handler), ("b", counted as Handler)]);
    let run = table.get(key).ok_or(io::ErrorKind::NotFound)?;
    run(x)
}

fn by_list(key: &str, x: &str) {
    let table: HashMap<&str, Handler> = [("a", collected as Handler), ("b", counted)].into_iter().collect();
    let Some(run) = table.get(key) else { return };
    let _ = run(x);
}

fn main() -> io::Result<()> {
    for s in TcpListener::bind("0.0.0.0:6014")?.incoming() {
        let mut s = s?;
        let mut v = Vec::new();
        s.read_to_end(&mut v)?;
        read(&v);
        whole(Bytes::from(v.clone()));
        parts(Bytes::copy_from_slice(&v));
        growing(&v);
        let text = String::from_utf8_lossy(&v).into_owned();
        by_table("a", &text);
        let _ = by_cast("a", &text);
        by_list("a", &text);
        let _ = unused("/srv/x");
        swapped(text.clone());
        put(text);
        taken();
    }
    Ok(())
}
