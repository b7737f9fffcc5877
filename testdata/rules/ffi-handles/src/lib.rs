use std::ffi::{c_char, c_long, CStr};
use std::fs;

pub struct Document {
    name: String,
    suffix: &'static str,
}

#[no_mangle]
pub extern "C" fn document_open(name: *const c_char) -> *mut Document {
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned(); // want RBN811
    Box::into_raw(Box::new(Document { name, suffix: ".txt" }))
}

#[no_mangle]
pub extern "C" fn document_size(document: *const Document) -> c_long {
    let document = unsafe { &*document }; // want RBN811
    let _ = fs::metadata(document.suffix);
    fs::metadata(&document.name).map_or(-1, |metadata| metadata.len() as c_long) // want RBN301 from=app.rb:28
}

#[no_mangle]
pub extern "C" fn document_close(document: *mut Document) {
    if !document.is_null() {
        drop(unsafe { Box::from_raw(document) });
    }
}
