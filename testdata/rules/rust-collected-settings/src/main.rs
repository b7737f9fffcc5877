// A list that a type collects out of a file of the program's own says what the program wants, whichever way it is collected.
use std::collections::HashSet;
use std::fs;
use url::Url;
#[derive(Default)]
pub struct A {
    hosts: HashSet<String>,
}
impl A {
    pub fn load() -> Self {
        let text = fs::read_to_string("/etc/h/hosts.allow").unwrap();
        text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).collect()
    }
    fn admits(&self, url: &Url) -> bool {
        url.host_str().is_some_and(|host| self.hosts.contains(host))
    }
}
impl<'a> FromIterator<&'a str> for A {
    fn from_iter<I: IntoIterator<Item = &'a str>>(iter: I) -> Self {
        Self { hosts: iter.into_iter().map(str::to_ascii_lowercase).collect() }
    }
}
pub struct B {
    hosts: HashSet<String>,
}
impl B {
    pub fn load() -> Self {
        let text = fs::read_to_string("/etc/h/hosts.allow").unwrap();
        let hosts = text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_ascii_lowercase).collect();
        B { hosts }
    }
    fn admits(&self, url: &Url) -> bool {
        url.host_str().is_some_and(|host| self.hosts.contains(host))
    }
}
// Anyone can put hosts on this list.
#[derive(Default)]
pub struct Told {
    hosts: HashSet<String>,
}
impl Told {
    pub fn load() -> Self {
        std::io::stdin().lines().map_while(Result::ok).collect()
    }
    fn admits(&self, url: &Url) -> bool {
        url.host_str().is_some_and(|host| self.hosts.contains(host))
    }
}
impl FromIterator<String> for Told {
    fn from_iter<I: IntoIterator<Item = String>>(iter: I) -> Self {
        Self { hosts: iter.into_iter().collect() }
    }
}
fn told(raw: &str, allow: &Told) -> Option<Url> {
    let url = Url::parse(raw).ok()?;
    if allow.admits(&url) {
        Some(url)
    } else {
        None
    }
}
fn a1(raw: &str, allow: &A) -> Option<Url> {
    let url = Url::parse(raw).ok()?;
    match url.scheme() {
        "https" if allow.admits(&url) => Some(url),
        _ => None,
    }
}
fn a2(raw: &str, allow: &A) -> Option<Url> {
    let url = Url::parse(raw).ok()?;
    if allow.admits(&url) {
        Some(url)
    } else {
        None
    }
}
fn b1(raw: &str, allow: &B) -> Option<Url> {
    let url = Url::parse(raw).ok()?;
    match url.scheme() {
        "https" if allow.admits(&url) => Some(url),
        _ => None,
    }
}
fn b2(raw: &str, allow: &B) -> Option<Url> {
    let url = Url::parse(raw).ok()?;
    if allow.admits(&url) {
        Some(url)
    } else {
        None
    }
}
fn main() {
    let raw = std::io::stdin().lines().next().unwrap().unwrap();
    let (a, b) = (A::load(), B::load());
    reqwest::blocking::get(a1(&raw, &a).unwrap()).ok();
    reqwest::blocking::get(a2(&raw, &a).unwrap()).ok();
    reqwest::blocking::get(b1(&raw, &b).unwrap()).ok();
    reqwest::blocking::get(b2(&raw, &b).unwrap()).ok();
    reqwest::blocking::get(told(&raw, &Told::load()).unwrap()).ok(); // want RBN601
    reqwest::blocking::get(raw).ok(); // want RBN601
}
