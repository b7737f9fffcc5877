use std::ffi::{c_char, CStr};

#[no_mangle]
pub unsafe extern "C" fn length_here(text: *const c_char) -> usize {
    CStr::from_ptr(text).to_bytes().len() // want RBN811
}
