use axum::extract::{Path, Query};
use axum::routing::get;
use axum::Router;
use regex::{bytes, Regex, RegexBuilder, RegexSet};
use serde::Deserialize;

#[derive(Deserialize)]
struct Search {
    text: String,
    page: usize,
}

async fn search(Query(search): Query<Search>) -> bool {
    let plain = Regex::new(&search.text); // want RBN405
    let prefixed = Regex::new(&format!("(?i){}", search.text)); // want RBN405
    let built = RegexBuilder::new(&search.text).case_insensitive(true).build(); // want RBN405
    let set = RegexSet::new([r"\d+", &search.text]); // want RBN405
    let of_bytes = bytes::Regex::new(&search.text); // want RBN405
    let fancy = fancy_regex::Regex::new(&search.text); // want RBN405
    // Escaped, a number, or the text that is searched.
    let literal = Regex::new(&format!("(?i){}", regex::escape(&search.text)));
    let counted = Regex::new(&format!("^.{{{}}}$", search.page));
    let known = RegexSet::new([r"\d+", r"\w+"]).map(|set| set.is_match(&search.text));
    let constant = Regex::new(r"^\w+$").map(|re| re.is_match(&search.text));
    plain.is_ok()
        & prefixed.is_ok()
        & built.is_ok()
        & set.is_ok()
        & of_bytes.is_ok()
        & fancy.is_ok()
        & literal.is_ok()
        & counted.is_ok()
        & known.is_ok()
        & constant.is_ok()
}

async fn one_of(Path(kind): Path<String>) -> bool {
    let pattern = match kind.as_str() {
        "digits" => r"^\d+$",
        _ => r"^\w+$",
    };
    Regex::new(pattern).unwrap().is_match("x")
}

fn main() {
    let _: Router = Router::new().route("/search", get(search)).route("/{kind}", get(one_of));
}
