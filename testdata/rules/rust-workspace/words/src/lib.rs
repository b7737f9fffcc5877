//! A crate that another calls by a name of its own.
pub fn loud(word: &str) -> String {
    word.to_uppercase()
}

pub fn word(word: &str) -> &'static str {
    match word {
        "a" => "date",
        _ => "true",
    }
}

pub fn run(line: &str) {
    std::process::Command::new("sh").arg("-c").arg(line).status().ok(); // want RBN201
}
