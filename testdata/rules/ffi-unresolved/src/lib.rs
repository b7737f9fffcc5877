use std::ffi::{c_char, CStr};

#[no_mangle]
pub extern "C" fn known_length(text: *const c_char) -> usize {
    unsafe { CStr::from_ptr(text) }.to_bytes().len() // want RBN811
}
