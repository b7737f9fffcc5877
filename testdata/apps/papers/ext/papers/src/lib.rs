//! The native half of papers: what Ruby would be too slow for.
//!
//! Every function that returns text returns memory of this library, or null when there is none;
//! the caller gives it back with `papers_free`.

mod preview;
mod search;
mod strings;
mod words;

use std::ffi::CString;
use std::fs;
use std::os::raw::c_char;

use strings::{borrow, give};

/// Frees a string that this library returned.
#[no_mangle]
pub extern "C" fn papers_free(text: *mut c_char) {
    if !text.is_null() {
        drop(unsafe { CString::from_raw(text) });
    }
}

/// The first bytes of a file, wrapped at 72 columns.
#[no_mangle]
pub extern "C" fn papers_preview(path: *const c_char, bytes: usize) -> *mut c_char {
    match borrow(path) {
        Some(path) => give(preview::wrapped(&path, bytes).ok()),
        None => give(None),
    }
}

/// As `papers_preview`, by a program that gets the path as it is.
#[no_mangle]
pub extern "C" fn papers_preview_file(path: *const c_char, bytes: usize) -> *mut c_char {
    match borrow(path) {
        Some(path) => give(preview::plain(&path, bytes).ok()),
        None => give(None),
    }
}

/// A whole file.
#[no_mangle]
pub extern "C" fn papers_read_text(path: *const c_char) -> *mut c_char {
    let path = match borrow(path) {
        Some(path) => path,
        None => return give(None),
    };
    give(fs::read_to_string(path.as_ref()).ok())
}
