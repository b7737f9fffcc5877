use std::ffi::{c_char, c_int, CStr};
use std::process::Command;

fn clean(word: &str) -> String {
    word.to_uppercase()
}

fn count(word: &str) -> usize {
    word.len()
}

fn join(words: Vec<String>) -> String {
    words.join(" ")
}

unsafe fn words<'a>(text: *const c_char) -> impl Iterator<Item = &'a str> {
    CStr::from_ptr(text).to_str().unwrap_or("").split(',').map(str::trim) // want RBN811
}

// Functions handed over by their paths.
#[no_mangle]
pub unsafe extern "C" fn by_path(text: *const c_char) -> c_int {
    let words: Vec<String> = words(text).map(String::from).collect();
    Command::new("sh").arg("-c").arg(join(words)).status().map(|_| 0).unwrap_or(1) // want RBN201 from=app.rb:15
}

#[no_mangle]
pub unsafe extern "C" fn own(text: *const c_char) -> c_int {
    let line = CStr::from_ptr(text).to_str().ok().map(clean).map(Some); // want RBN811
    match line {
        Some(Some(line)) => Command::new("sh").arg("-c").arg(line).status().map(|_| 0).unwrap_or(1), // want RBN201 from=app.rb:16
        _ => -1,
    }
}

#[no_mangle]
pub unsafe extern "C" fn counted(text: *const c_char) -> c_int {
    let lengths: Vec<usize> = words(text).map(count).collect();
    let line = lengths.iter().map(usize::to_string).collect::<Vec<_>>().join("+");
    Command::new("sh").arg("-c").arg(format!("echo $(({line}))")).status().map(|_| 0).unwrap_or(1)
}

// A method called by its path.
#[no_mangle]
pub unsafe extern "C" fn path_call(text: *const c_char) -> c_int {
    let text = String::from_utf8_lossy(CStr::from_ptr(text).to_bytes()); // want RBN811
    let line = str::trim(&text);
    Command::new("sh").arg("-c").arg(str::to_lowercase(line)).status().map(|_| 0).unwrap_or(1) // want RBN201 from=app.rb:18
}
