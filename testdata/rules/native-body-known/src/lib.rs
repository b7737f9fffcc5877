use std::ffi::{c_char, CStr};
use std::fs;

#[no_mangle]
pub extern "C" fn stats_lines(text: *const c_char) -> usize {
    let text = unsafe { CStr::from_ptr(text) }; // want RBN811
    text.to_bytes().iter().filter(|byte| **byte == b'\n').count()
}

#[no_mangle]
pub extern "C" fn stats_store(path: *const c_char) -> bool {
    let path = unsafe { CStr::from_ptr(path) }.to_string_lossy().into_owned(); // want RBN811
    fs::write(path, b"stored\n").is_ok() // want RBN301 from=app.rb:20
}
