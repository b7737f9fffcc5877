// A text of C's that is forgotten, in a library that takes none back.
use std::ffi::{c_char, CStr, CString};
use std::mem::ManuallyDrop;

#[no_mangle]
pub extern "C" fn version() -> *const c_char {
    static VERSION: &CStr = c"1.0";
    let shown = ManuallyDrop::new(VERSION.to_bytes().len());
    let _ = *shown;
    VERSION.as_ptr()
}

#[no_mangle]
pub extern "C" fn greeting() -> *const c_char {
    let text = ManuallyDrop::new(CString::new("hello").unwrap_or_default()); // want RBN814
    text.as_ptr()
}

#[no_mangle]
pub extern "C" fn words(len: *mut usize) -> *mut u8 {
    let (start, count, _) = String::from("hello").into_raw_parts(); // want RBN814
    if let Some(len) = unsafe { len.as_mut() } {
        *len = count;
    }
    start
}
