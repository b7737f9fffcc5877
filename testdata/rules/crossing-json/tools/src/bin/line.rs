use serde::{Deserialize, Serialize};
use std::io::{self, Read};
#[derive(Deserialize)]
struct Order { title: String }
#[derive(Serialize)]
struct Receipt { archive: String, kind: &'static str }
fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let order: Order = serde_json::from_str(&text).unwrap();
    std::fs::read(format!("/srv/{}", order.title)).ok(); // want RBN301
    let r = Receipt { archive: format!("{}.tar", order.title), kind: "x" };
    println!("{}", serde_json::to_string(&r).unwrap());
}
