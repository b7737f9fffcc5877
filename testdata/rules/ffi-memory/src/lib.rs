use std::ffi::{c_char, CStr};
use std::fs;
use std::slice;

#[no_mangle]
pub extern "C" fn memory_path(path: *const c_char) -> bool {
    let path = unsafe { CStr::from_ptr(path) }.to_string_lossy(); // want RBN811
    fs::remove_file(path.as_ref()).is_ok() // want RBN301 from=app.rb:19
}

#[no_mangle]
pub extern "C" fn memory_written(path: *const c_char) -> bool {
    let path = unsafe { CStr::from_ptr(path) }.to_string_lossy(); // want RBN811
    fs::remove_file(path.as_ref()).is_ok() // want RBN301
}

#[no_mangle]
pub extern "C" fn memory_sum(data: *const u8, len: usize) -> u64 {
    let bytes = unsafe { slice::from_raw_parts(data, len) }; // want RBN811
    bytes.iter().map(|byte| u64::from(*byte)).sum()
}

#[no_mangle]
pub extern "C" fn memory_at(pointer: *const u8) -> u8 {
    unsafe { *pointer } // want RBN801 from=app.rb:37 RBN811
}

#[no_mangle]
pub extern "C" fn memory_at_number(address: usize) -> u8 {
    let pointer = address as *const u8;
    unsafe { *pointer } // want RBN801 from=app.rb:42
}
