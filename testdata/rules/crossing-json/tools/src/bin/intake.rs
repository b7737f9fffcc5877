use serde::{Deserialize, Serialize};
use std::io;
#[derive(Deserialize)]
struct Order { title: String, shelf: String, pages: u32 }
#[derive(Serialize)]
struct Receipt { archive: String, shelf: String, kind: &'static str, pages: u32 }
fn main() {
    let order: Order = serde_json::from_reader(io::stdin().lock()).unwrap();
    std::fs::read(format!("/srv/{}", order.title)).ok(); // want RBN301
    std::fs::read(format!("/srv/{}", order.shelf)).ok(); // want RBN301
    let r = Receipt { archive: format!("{}.tar", order.title), shelf: order.shelf.to_lowercase(), kind: "x", pages: order.pages };
    serde_json::to_writer(io::stdout().lock(), &r).unwrap();
}
