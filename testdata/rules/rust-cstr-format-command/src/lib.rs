mod convert;

use std::ffi::{c_char, c_int, CStr};

#[no_mangle]
pub extern "C" fn thumbs_render(file: *const c_char, size: c_int) -> c_int {
    let file = unsafe { CStr::from_ptr(file) }.to_string_lossy(); // want RBN811
    convert::through_shell(&file, size)
}

#[no_mangle]
pub extern "C" fn thumbs_render_direct(file: *const c_char, size: c_int) -> c_int {
    let file = unsafe { CStr::from_ptr(file) }.to_string_lossy(); // want RBN811
    convert::directly(&file, size)
}
