//! Closures that run only if something is true: bool::then.
use std::ffi::{CStr, CString};
use std::process::{Command, ExitStatus};
use std::ptr::NonNull;

use axum::extract::Path;
use axum::routing::get;
use axum::Router;

fn list(name: &str) -> Option<ExitStatus> {
    Command::new("sh").arg("-c").arg(name).status().ok()
}

fn is_word(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())
}

async fn named(Path(name): Path<String>) {
    let _ = is_word(&name).then(|| Command::new("sh").arg("-c").arg(format!("ls {name}")).status());
    let _ = name.bytes().all(|b| b.is_ascii_digit()).then(|| Command::new("sh").arg("-c").arg(format!("ls {name}")).status());
    let known = ["a", "b"].contains(&name.as_str());
    let _ = known.then(|| Command::new("sh").arg("-c").arg(format!("ls {name}")).status());
    let _ = matches!(name.as_str(), "a" | "b").then(|| list("ls a"));
    let _ = (!is_word(&name)).then(|| Command::new("sh").arg("-c").arg(format!("ls {name}")).status()); // want RBN201
    let _ = (name.len() > 3).then(|| Command::new("sh").arg("-c").arg(format!("ls {name}")).status()); // want RBN201
}

async fn bytes(Path((data, at)): Path<(String, usize)>) {
    let data = data.as_bytes();
    let _ = data.is_ascii().then(|| unsafe { std::str::from_utf8_unchecked(data) });
    let _ = (at < data.len()).then(|| unsafe { *data.get_unchecked(at) });
    let _ = (at <= data.len()).then(|| unsafe { *data.get_unchecked(at) }); // want RBN802
}

// A text of C is its bytes; what NonNull holds is no list's.
fn set() -> Option<&'static str> {
    let raw = unsafe { libc::getenv(c"THEN_NAME".as_ptr()) };
    let text = NonNull::new(raw).map(|p| unsafe { CStr::from_ptr(p.as_ptr()) })?;
    text.to_bytes().is_ascii().then(|| unsafe { std::str::from_utf8_unchecked(text.to_bytes()) })
}

fn checked() -> Option<&'static str> {
    let raw = unsafe { libc::getenv(c"THEN_NAME".as_ptr()) };
    if raw.is_null() {
        return None;
    }
    let text = unsafe { CStr::from_ptr(raw) };
    if !text.to_bytes().is_ascii() {
        return None;
    }
    Some(unsafe { std::str::from_utf8_unchecked(text.to_bytes()) })
}

fn unchecked() -> Option<&'static str> {
    let raw = unsafe { libc::getenv(c"THEN_NAME".as_ptr()) };
    let text = NonNull::new(raw).map(|p| unsafe { CStr::from_ptr(p.as_ptr()) })?;
    Some(unsafe { std::str::from_utf8_unchecked(text.to_bytes()) }) // want RBN803
}

async fn given(Path(name): Path<String>) {
    let name = CString::new(name).unwrap();
    let _ = name.to_bytes().is_ascii().then(|| unsafe { std::str::from_utf8_unchecked(name.to_bytes()) });
    let _ = unsafe { std::str::from_utf8_unchecked(name.to_bytes()) };
}

fn main() {
    let _ = (set(), checked(), unchecked());
    let _: Router = Router::new().route("/{name}", get(named)).route("/{data}/{at}", get(bytes)).route("/c/{name}", get(given));
}
