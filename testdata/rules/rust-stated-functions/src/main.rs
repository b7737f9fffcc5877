//! Functions that are handed over by their paths with the types that they are to work on, and what lists get of others.

use std::env;
use std::fs::File;

trait Checked {
    fn admits(name: &str) -> bool;
}

struct Slug;

impl Checked for Slug {
    fn admits(name: &str) -> bool {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
    }
}

struct Any;

impl Checked for Any {
    fn admits(name: &str) -> bool {
        !name.is_empty()
    }
}

fn open<C: Checked>(name: String) -> Option<File> {
    if !C::admits(&name) {
        return None;
    }
    File::open(format!("/tables/{name}")).ok() // want RBN301 from=src/main.rs:53
}

fn create<C: Checked>(name: String) -> Option<File> {
    if !C::admits(&name) {
        return None;
    }
    File::create(format!("/tables/{name}")).ok()
}

struct Table {
    name: String,
    kind: String,
}

enum Job {
    Load { name: String, times: u32 },
    Drop { table: String, kind: String },
}

fn main() {
    env::args().filter_map(open::<Slug>).for_each(drop);
    env::args().filter_map(create::<Slug>).for_each(drop);
    env::args().filter_map(open::<Any>).for_each(drop);
    let counts: Vec<u32> = env::args().map(|a| a.parse::<u32>()).flat_map(Result::<u32, _>::ok).collect();
    counts.iter().for_each(|n| drop(File::open(format!("/counts/{n}"))));

    // What an Option or a list of records holds is added as it is.
    let named = env::var("TABLE").ok();
    let mut tables = vec![Table { name: "first".to_owned(), kind: "csv".to_owned() }];
    tables.extend(named.clone().map(|name| Table { name, kind: "json".to_owned() }));
    tables.extend(env::args().map(|name| Table { name, kind: "toml".to_owned() }));
    for table in tables {
        File::open(&table.name).ok(); // want RBN301 RBN301
        File::open(&table.kind).ok();
    }
    let mut jobs = vec![];
    jobs.extend(named.map(|name| Job::Load { name, times: 2 }));
    jobs.push(Job::Drop { table: "old".to_owned(), kind: "csv".to_owned() });
    for job in jobs {
        match job {
            Job::Load { name, times } => drop((File::open(name), times)), // want RBN301
            Job::Drop { table, kind } => drop((File::open(table), kind)),
        }
    }
    let mut text = String::new();
    text.extend(env::args().skip(1));
    File::open(text).ok(); // want RBN301
    let mut bytes = Vec::new();
    bytes.extend_from_slice(env::args().nth(1).unwrap_or_default().as_bytes());
    File::open(String::from_utf8_lossy(&bytes).as_ref()).ok(); // want RBN301
}
