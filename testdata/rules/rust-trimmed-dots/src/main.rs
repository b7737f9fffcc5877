//! Names of files without a separator, and without dots in front.
use std::io::BufRead;
use std::path::Path;

fn mapped(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' }).take(80).collect();
    let kept = kept.trim_start_matches('.').to_owned();
    if kept.is_empty() {
        "unnamed".to_owned()
    } else {
        kept
    }
}

fn mapped_only(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' }).collect()
}

fn mapped_to_slash(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '/' }).collect();
    kept.trim_start_matches('.').to_owned()
}

fn filtered(name: &str) -> String {
    let kept: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')).collect();
    kept.trim_matches('.').to_owned()
}

fn filtered_less(name: &str) -> String {
    let kept: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    kept.trim_matches('.').to_owned()
}

fn replaced(name: &str) -> String {
    name.replace('/', "_").trim_start_matches('.').to_owned()
}

fn replaced_behind(name: &str) -> String {
    name.trim_start_matches('.').replace('_', "/")
}

fn trimmed(name: &str) -> String {
    name.trim_start_matches('.').to_owned()
}

fn trimmed_of_spaces(name: &str) -> String {
    name.replace('/', "_").trim_start_matches(' ').to_owned()
}

fn checked(name: &str) -> Option<&str> {
    if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '.') {
        return None;
    }
    Some(name.trim_start_matches('.'))
}

fn put(name: &str) {
    std::fs::write(Path::new("/srv").join(name), "").ok();
}

fn main() {
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        put(&mapped(&line));
        put(&filtered(&line));
        put(&replaced(&line));
        put(checked(&line).unwrap_or_default());
        std::fs::write(Path::new("/srv").join(mapped_only(&line)), "").ok(); // want RBN301
        std::fs::write(Path::new("/srv").join(mapped_to_slash(&line)), "").ok(); // want RBN301
        std::fs::write(Path::new("/srv").join(filtered_less(&line)), "").ok(); // want RBN301
        std::fs::write(Path::new("/srv").join(replaced_behind(&line)), "").ok(); // want RBN301
        std::fs::write(Path::new("/srv").join(trimmed(&line)), "").ok(); // want RBN301
        std::fs::write(Path::new("/srv").join(trimmed_of_spaces(&line)), "").ok(); // want RBN301
    }
}
