//! Strings on their way from and to Ruby.

use std::borrow::Cow;
use std::ffi::{CStr, CString};
use std::os::raw::c_char;
use std::ptr;

/// The text behind a pointer of the caller's, which must outlive it.
pub fn borrow<'a>(text: *const c_char) -> Option<Cow<'a, str>> {
    if text.is_null() {
        return None;
    }
    Some(unsafe { CStr::from_ptr(text) }.to_string_lossy())
}

/// Hands text to the caller; null for none, and for text with a zero byte in it.
pub fn give(text: Option<String>) -> *mut c_char {
    match text.and_then(|text| CString::new(text).ok()) {
        Some(text) => text.into_raw(),
        None => ptr::null_mut(),
    }
}
