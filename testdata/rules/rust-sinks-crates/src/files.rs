use axum::extract::Path;
use regex::Regex;
use std::fs::DirBuilder;
use std::str::FromStr;
use xshell::Shell;

pub async fn all(Path(x): Path<String>) {
    DirBuilder::new().recursive(true).create(format!("/srv/{x}")).ok(); // want RBN301
    DirBuilder::new().recursive(true).create("/srv/fixed").ok();
    let sh = Shell::new().unwrap();
    sh.write_file(&x, "text").ok(); // want RBN301
    sh.write_file("notes", &x).ok();
    sh.copy_file("notes", &x).ok(); // want RBN301
    sh.copy_file("notes", "more").ok();
    x.parse::<Regex>().ok(); // want RBN405
    x.parse::<u32>().ok();
    Regex::from_str(&x).ok(); // want RBN405
    Regex::from_str("^x$").ok();
    let mut deep = serde_json::Deserializer::from_str(&x);
    deep.disable_recursion_limit(); // want RBN502
    let mut fixed = serde_json::Deserializer::from_str("[]");
    fixed.disable_recursion_limit();
}
