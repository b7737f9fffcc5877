use std::ffi::{c_char, CStr};
use std::fs;

#[no_mangle]
pub extern "C" fn buffers_path(path: *const c_char) -> bool {
    let path = unsafe { CStr::from_ptr(path) }.to_string_lossy(); // want RBN811
    fs::read(path.as_ref()).is_ok() // want RBN301 from=app.rb:20 RBN301 from=app.rb:26
}

#[no_mangle]
pub extern "C" fn buffers_pointer(path: *const c_char) -> bool {
    let path = unsafe { CStr::from_ptr(path) }.to_string_lossy(); // want RBN811
    fs::read(path.as_ref()).is_ok() // want RBN301 from=app.rb:38 RBN301 from=app.rb:45
}

#[no_mangle]
pub extern "C" fn buffers_number(number: *const u64) -> u8 {
    unsafe { number.read() as u8 } // want RBN811
}

#[no_mangle]
pub extern "C" fn buffers_fill(out: *mut c_char) -> bool {
    unsafe { out.write(0) }; // want RBN811
    true
}
