use std::ffi::{c_char, c_int, CStr};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

unsafe fn text(text: *const c_char) -> String {
    CStr::from_ptr(text).to_string_lossy().into_owned() // want RBN811
}

// What is so of all characters is so of the text.
#[no_mangle]
pub unsafe extern "C" fn inline(x: *const c_char) -> c_int {
    let x = text(x);
    if !x.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || matches!(c, 'à'..='ü')) {
        return -1;
    }
    Command::new("sh").arg("-c").arg(format!("ls {x}")).status().map(|_| 0).unwrap_or(1)
}

#[no_mangle]
pub unsafe extern "C" fn by_path(x: *const c_char) -> c_int {
    let x = text(x);
    if x.chars().all(char::is_alphanumeric) {
        Command::new("sh").arg("-c").arg(&x).status().map(|_| 0).unwrap_or(1)
    } else {
        Command::new("sh").arg("-c").arg(&x).status().map(|_| 0).unwrap_or(1) // want RBN201
    }
}

#[no_mangle]
pub unsafe extern "C" fn negated(x: *const c_char) -> c_int {
    let x = text(x);
    if x.bytes().any(|b| !b.is_ascii_digit()) {
        return -1;
    }
    Command::new("sh").arg("-c").arg(format!("head -n {x}")).status().map(|_| 0).unwrap_or(1)
}

// It says what characters are not.
#[no_mangle]
pub unsafe extern "C" fn blacklist(x: *const c_char) -> c_int {
    let x = text(x);
    if !x.chars().all(|c| c != ';' && !c.is_numeric()) {
        return -1;
    }
    Command::new("sh").arg("-c").arg(format!("ls {x}")).status().map(|_| 0).unwrap_or(1) // want RBN201
}

// Dots and slashes make a path.
#[no_mangle]
pub unsafe extern "C" fn slashes(x: *const c_char) -> c_int {
    let x = text(x);
    if !x.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '/') {
        return -1;
    }
    let listed = Command::new("sh").arg("-c").arg(format!("ls {x}")).status().is_ok();
    fs::read(Path::new("/srv").join(x)).map(|_| listed as c_int).unwrap_or(1) // want RBN301
}

// Functions that are such conditions.
fn is_word(x: &str) -> bool {
    if x.is_empty() {
        return false;
    }
    x.chars().all(|c| c.is_alphanumeric() || c == '_')
}

fn is_long(x: &str) -> bool {
    x.len() > 3 || x.chars().all(|c| c.is_alphanumeric())
}

fn is_letter(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_uppercase()
}

#[no_mangle]
pub unsafe extern "C" fn helper(x: *const c_char) -> c_int {
    let x = text(x);
    if !is_word(&x) {
        return -1;
    }
    Command::new("sh").arg("-c").arg(&x).status().map(|_| 0).unwrap_or(1)
}

#[no_mangle]
pub unsafe extern "C" fn several(x: *const c_char) -> c_int {
    let x = text(x);
    if !is_long(&x) {
        return -1;
    }
    Command::new("sh").arg("-c").arg(&x).status().map(|_| 0).unwrap_or(1) // want RBN201
}

#[no_mangle]
pub unsafe extern "C" fn early(x: *const c_char) -> c_int {
    let x = text(x);
    let words: Vec<&str> = x.split(' ').collect();
    if is_word(words[0]) {
        return Command::new("sh").arg("-c").arg(&x).status().map(|_| 0).unwrap_or(1); // want RBN201
    }
    -1
}

#[no_mangle]
pub unsafe extern "C" fn named(x: *const c_char) -> c_int {
    let x = text(x);
    match x.as_str() {
        word if word.chars().all(is_letter) => Command::new("sh").arg("-c").arg(word).status().map(|_| 0).unwrap_or(1),
        word => Command::new("sh").arg("-c").arg(word).status().map(|_| 0).unwrap_or(1), // want RBN201
    }
}

struct Word(String);

impl Word {
    fn parse(x: &str) -> Option<Word> {
        if x.chars().all(char::is_alphanumeric) {
            Some(Word(x.to_string()))
        } else {
            None
        }
    }
}

#[no_mangle]
pub unsafe extern "C" fn validated(x: *const c_char) -> c_int {
    let Some(word) = Word::parse(&text(x)) else { return -1 };
    Command::new("sh").arg("-c").arg(&word.0).status().map(|_| 0).unwrap_or(1)
}

// A path of names only.
fn below(root: &Path, name: &str) -> Option<PathBuf> {
    let name = Path::new(name);
    if name.components().all(|part| matches!(part, Component::Normal(_))) {
        Some(root.join(name))
    } else {
        None
    }
}

#[no_mangle]
pub unsafe extern "C" fn components(x: *const c_char) -> c_int {
    match below(Path::new("/srv"), &text(x)) {
        Some(path) => fs::read(path).map(|_| 0).unwrap_or(1),
        None => -1,
    }
}

#[no_mangle]
pub unsafe extern "C" fn parents(x: *const c_char) -> c_int {
    let x = text(x);
    let name = Path::new(&x);
    if name.components().all(|part| part != Component::CurDir) {
        return fs::read(name).map(|_| 0).unwrap_or(1); // want RBN301
    }
    -1
}

#[no_mangle]
pub unsafe extern "C" fn optional(x: *const c_char) -> c_int {
    let x = CStr::from_ptr(x).to_str().ok(); // want RBN811
    if !x.is_some_and(is_word) {
        return -1;
    }
    Command::new("sh").arg("-c").arg(x.unwrap_or_default()).status().map(|_| 0).unwrap_or(1)
}
