// A digest of a text, and its spelling in hexadecimal digits, say nothing of the text; nor is in a field what serde skips; and
// a variable whose name begins as the program says is not one that chooses code.
use axum::{extract::Path, extract::Query, routing::get, Router};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::env;
use std::fs;
use std::path::PathBuf;

struct Cache {
    root: PathBuf,
}

impl Cache {
    fn slot(&self, address: &str) -> PathBuf {
        let digest = hex::encode(Sha256::digest(address.as_bytes()));
        self.root.join(&digest[..2]).join(&digest)
    }
    fn spelled(&self, address: &str) -> PathBuf {
        self.root.join(hex::encode(address))
    }
    fn plain(&self, address: &str) -> PathBuf {
        self.root.join(&address[..2]).join(address)
    }
}

async fn cached(Path(address): Path<String>) {
    let cache = Cache { root: PathBuf::from("/srv/cache") };
    let _ = fs::read(cache.slot(&address));
    let _ = fs::read(cache.spelled(&address));
    let _ = fs::read(cache.plain(&address)); // want RBN301
}

fn spool() -> PathBuf {
    PathBuf::from("/srv/spool/next")
}

#[derive(Deserialize)]
struct Print {
    #[serde(default)]
    title: PathBuf,
    #[serde(skip, default = "spool")]
    out: PathBuf,
    #[serde(skip_deserializing)]
    copy: PathBuf,
    #[serde(skip_serializing)]
    source: PathBuf,
}

async fn print(Query(mut job): Query<Print>) {
    let _ = fs::read(&job.title); // want RBN301
    let _ = fs::read(&job.out);
    let _ = fs::read(&job.copy);
    let _ = fs::read(&job.source); // want RBN301
    job.copy = job.title.clone();
    let _ = fs::read(&job.copy); // want RBN301
}

#[derive(Deserialize)]
struct Setting {
    name: String,
    value: String,
}

async fn set(Query(setting): Query<Setting>) {
    env::set_var(format!("PLAN_{}", setting.name), &setting.value);
    env::set_var(&setting.name, "1"); // want RBN205
    env::set_var("LANGUAGE", &setting.value); // want RBN205
}

fn main() {
    let _: Router = Router::new().route("/cached/:address", get(cached)).route("/print", get(print)).route("/set", get(set));
}
