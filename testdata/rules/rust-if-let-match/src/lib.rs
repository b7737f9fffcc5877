use std::ffi::{CStr, c_char, c_int};
use std::fs;
use std::process::Command;

fn text<'a>(text: *const c_char) -> &'a CStr {
    unsafe { CStr::from_ptr(text) } // want RBN811
}

fn shell(command: &str) -> c_int {
    match Command::new("sh").args(["-c", command]).status() { // want RBN201
        Ok(status) => status.code().unwrap_or(-1),
        Err(_) => -1,
    }
}

fn tool(command: &str) -> c_int {
    match Command::new("sh").args(["-c", command]).status() {
        Ok(status) => status.code().unwrap_or(-1),
        Err(_) => -1,
    }
}

#[unsafe(no_mangle)]
pub extern "C" fn match_if_let(x: *const c_char) -> c_int {
    if let Ok(x) = text(x).to_str() {
        shell(x)
    } else {
        tool("true")
    }
}

#[unsafe(no_mangle)]
pub extern "C" fn match_result(x: *const c_char) -> c_int {
    let path = match text(x).to_str() {
        Ok("") => return -1,
        Ok(path) => path,
        Err(_) => "/srv/papers/index",
    };
    fs::remove_file(path).is_ok() as c_int // want RBN301
}

#[unsafe(no_mangle)]
pub extern "C" fn match_constants(x: *const c_char) -> c_int {
    let command = match text(x).to_str().unwrap_or("") {
        "list" => "ls",
        "disk" | "space" => "df",
        _ => return -1,
    };
    tool(command)
}

#[unsafe(no_mangle)]
pub extern "C" fn match_guard(x: *const c_char) -> c_int {
    match text(x).to_str() {
        Ok(x) if x == "list" => tool(x),
        Ok(x) if !x.is_empty() => fs::remove_dir(x).is_ok() as c_int, // want RBN301
        _ => -1,
    }
}

#[unsafe(no_mangle)]
pub extern "C" fn match_chain(x: *const c_char) -> c_int {
    if let Ok(x) = text(x).to_str()
        && let Some((_, name)) = x.split_once('/')
        && !name.is_empty()
    {
        return fs::remove_dir_all(name).is_ok() as c_int; // want RBN301
    }
    0
}

#[unsafe(no_mangle)]
pub extern "C" fn match_while(x: *const c_char) -> c_int {
    let mut names = text(x).to_str().unwrap_or("").split(',');
    let mut removed = 0;
    while let Some(name) = names.next() {
        removed += fs::remove_file(name).is_ok() as c_int; // want RBN301
    }
    removed
}

#[unsafe(no_mangle)]
pub extern "C" fn match_equal(x: *const c_char) -> c_int {
    let x = text(x).to_str().unwrap_or("");
    if x != "ls" && x != "df" {
        return -1;
    }
    tool(x)
}

#[unsafe(no_mangle)]
pub extern "C" fn match_macro(x: *const c_char) -> c_int {
    let x = text(x).to_str().unwrap_or("");
    if matches!(x, "ls" | "df") { tool(x) } else { -1 }
}
