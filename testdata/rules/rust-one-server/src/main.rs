use std::error::Error;
use std::fs::File;
use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;

use url::Url;

// The address is of the same server.
fn same_origin(base: &Url, link: &str) -> Option<Url> {
    let next = base.join(link).ok()?;
    (next.origin() == base.origin()).then_some(next)
}

fn same_origin_or_none(base: &Url, link: &str) -> Option<Url> {
    let next = base.join(link).ok()?;
    if base.origin() != next.origin() {
        return None;
    }
    Some(next)
}

fn same_host(base: &Url, link: &str) -> Option<Url> {
    let next = base.join(link).ok()?;
    if next.host_str() != base.host_str() {
        return None;
    }
    Some(next)
}

// It is of another.
fn other_host(base: &Url, link: &str) -> Option<Url> {
    let next = base.join(link).ok()?;
    (base.host_str() != next.host_str()).then_some(next)
}

fn same_scheme(base: &Url, link: &str) -> Option<Url> {
    let next = base.join(link).ok()?;
    (next.scheme() == base.scheme()).then_some(next)
}

fn links(base: &Url, link: &str) -> Result<(), Box<dyn Error>> {
    if let Some(url) = same_origin(base, link) {
        reqwest::blocking::get(url)?;
    }
    if let Some(url) = same_origin_or_none(base, link) {
        reqwest::blocking::get(url)?;
    }
    if let Some(url) = same_host(base, link) {
        reqwest::blocking::get(url)?;
    }
    if let Some(url) = other_host(base, link) {
        reqwest::blocking::get(url)?; // want RBN601
    }
    if let Some(url) = same_scheme(base, link) {
        reqwest::blocking::get(url)?; // want RBN601
    }
    Ok(())
}

// An address begins with its scheme, and is no option.
fn words(link: &str) -> Result<(), Box<dyn Error>> {
    let page = Url::parse(link)?;
    Command::new("chromium").args(["--headless", page.as_str()]).status()?;
    Command::new("chromium").args(["--headless", link]).status()?; // want RBN203
    Ok(())
}

fn announced() -> Result<(), Box<dyn Error>> {
    let answer = reqwest::blocking::get("https://status.example.org/")?;
    let length = answer.content_length().unwrap_or(0) as usize;
    let all: Vec<u8> = Vec::with_capacity(length); // want RBN804
    let some: Vec<u8> = Vec::with_capacity(length.min(4096));
    drop((all, some));
    Ok(())
}

fn entries(from: TcpStream) -> Result<(), Box<dyn Error>> {
    for entry in tar::Archive::new(from).entries()? {
        let path = entry?.path()?.into_owned();
        let Some(name) = path.file_name() else { continue };
        File::create(Path::new("/srv/flat").join(name))?;
        File::create(Path::new("/srv/flat").join(&path))?; // want RBN301
    }
    Ok(())
}

fn answers() -> Result<(), Box<dyn Error>> {
    let server = tiny_http::Server::http("0.0.0.0:80").unwrap();
    let request = server.recv()?;
    let url = request.url().to_owned();
    let header = tiny_http::Header::from_bytes("X-From", url.as_bytes()).unwrap(); // want RBN603
    let clean: String = url.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let other = tiny_http::Header::from_bytes("X-From", clean).unwrap();
    drop((header, other));
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut peer = TcpListener::bind("0.0.0.0:7000")?.accept()?.0;
    let mut link = String::new();
    peer.read_to_string(&mut link)?;
    links(&Url::parse("https://status.example.org/")?, &link)?;
    words(&link)?;
    announced()?;
    entries(peer)?;
    answers()
}
