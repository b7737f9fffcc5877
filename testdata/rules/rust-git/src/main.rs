// Repositories that are fetched from where a text says, and what is found in them.
use git2::build::RepoBuilder;
use git2::{Oid, Repository};
use std::path::Path;
use std::str::FromStr;

fn clone(url: &str, name: &str) {
    Repository::clone(url, "/srv/git/fixed").ok(); // want RBN601
    Repository::clone("https://git.example/x", Path::new("/srv/git").join(name)).ok(); // want RBN301
    let mut builder = RepoBuilder::new();
    builder.bare(true);
    builder.clone(url, Path::new("/srv/git/bare")).ok(); // want RBN601
    builder.clone("https://git.example/x", Path::new("/srv/git/bare")).ok();
}

fn object(id: &str) -> Option<Vec<u8>> {
    let oid = Oid::from_str(id).ok()?;
    std::fs::read(format!("/srv/lfs/{oid}")).ok()
}

fn tagged(tag: &str) -> Option<()> {
    let found = Repository::open("/srv/git/fixed").ok()?.revparse_single(tag).ok()?;
    std::process::Command::new("git").args(["archive", &found.id().to_string()]).status().ok()?;
    std::process::Command::new("git").args(["archive", tag]).status().ok()?; // want RBN203
    None
}

fn main() {
    let mut lines = std::io::stdin().lines().map_while(Result::ok);
    let (url, name, id, tag) = (lines.next().unwrap(), lines.next().unwrap(), lines.next().unwrap(), lines.next().unwrap());
    clone(&url, &name);
    object(&id);
    tagged(&tag);
    let _ = u8::from_str(&id);
}
