use crate::line;
use std::collections::HashMap;
use std::fs::remove_file;
use std::ops::Deref;

// What lies deep in objects and lists of them is told apart, and a table of things that are dereferenced is none itself.

struct Server {
    shared: Shared,
}

struct Shared {
    pools: Vec<Pool>,
}

struct Pool {
    hosts: HashMap<String, Host>,
}

struct Host {
    certificate: Certificate,
}

struct Certificate {
    names: Vec<String>,
    path: &'static str,
}

fn deep(number: u32, name: String) {
    let certificate = Certificate { names: vec![name], path: "/etc/a.pem" };
    let mut hosts = HashMap::new();
    hosts.insert(number.to_string(), Host { certificate });
    let mut pools = Vec::new();
    pools.push(Pool { hosts });
    let server = Server { shared: Shared { pools } };
    for pool in &server.shared.pools {
        for host in pool.hosts.values() {
            remove_file(host.certificate.path).ok();
            for name in &host.certificate.names {
                remove_file(name).ok(); // want RBN301
            }
        }
    }
}

#[derive(PartialEq, Eq, Hash)]
struct Slug(String);

impl Deref for Slug {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

struct Page {
    title: String,
    tags: Vec<String>,
}

fn of_slugs(tag: String) {
    let mut pages: HashMap<Slug, Page> = HashMap::new();
    pages.insert(Slug("a".to_owned()), Page { title: "b".to_owned(), tags: vec![tag] });
    if let Some(page) = pages.get("a") {
        remove_file(&page.title).ok();
        remove_file(&page.tags[0]).ok(); // want RBN301
    }
}

pub fn run() {
    deep(1, line());
    of_slugs(line());
}
