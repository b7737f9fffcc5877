use std::ffi::{c_char, c_int, CStr};
use std::fs;

use magnus::{function, prelude::*, Error, Ruby};

fn text(p: *const c_char) -> String {
    if p.is_null() {
        return String::new();
    }
    unsafe { CStr::from_ptr(p) }.to_string_lossy().into_owned()
}

fn put(s: &str, out: *mut c_char, cap: usize) -> c_int {
    if out.is_null() || s.len() >= cap {
        return -1;
    }
    unsafe { std::ptr::copy_nonoverlapping(s.as_ptr().cast(), out, s.len()) };
    s.len() as c_int
}

#[no_mangle]
pub extern "C" fn words_plain(p: *const c_char, out: *mut c_char, cap: usize) -> c_int {
    put(text(p).trim(), out, cap)
}

#[no_mangle]
pub extern "C" fn words_slug(p: *const c_char, out: *mut c_char, cap: usize) -> c_int {
    let slug: String = text(p).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    put(&slug, out, cap)
}

fn keep(name: String) -> bool {
    fs::write(format!("/srv/words/{name}"), "kept").is_ok() // want RBN301
}

fn drop_word(name: String) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric()) && fs::remove_file(format!("/srv/words/{name}")).is_ok() // ok
}

// What a request names must be on a list that this one is on.
fn stash(name: String) -> bool {
    fs::write(format!("/srv/words/{name}"), "stashed").is_ok() // want RBN301
}

fn press(name: String) -> bool {
    fs::write(format!("/srv/words/{name}.txt"), "pressed").is_ok() // want RBN301
}

// Nobody sends its name.
fn forget(name: String) -> bool {
    fs::remove_file(format!("/srv/words/{name}")).is_ok() // ok
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let words = ruby.define_module("Words")?;
    let shelf = words.define_module("Shelf")?;
    shelf.define_singleton_method("keep", function!(keep, 1))?;
    shelf.define_singleton_method("discard", function!(drop_word, 1))?;
    shelf.define_singleton_method("stash", function!(stash, 1))?;
    shelf.define_singleton_method("press", function!(press, 1))?;
    shelf.define_singleton_method("forget", function!(forget, 1))?;
    Ok(())
}
