use std::ffi::CStr;
use std::fs;
use std::os::raw::{c_char, c_void};

#[no_mangle]
pub extern "C" fn allocate(size: usize) -> *mut c_void {
    Box::leak(vec![0u8; size.min(4096)].into_boxed_slice()).as_mut_ptr().cast() // want RBN814
}

#[no_mangle]
pub extern "C" fn forget(name: *const c_char) -> i32 {
    if name.is_null() {
        return -1;
    }
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy();
    fs::remove_file(format!("/data/{name}")).map_or(-1, |_| 0) // want RBN301 from=app.rb:35 FN_RBN301 from=app.rb:28
}

#[no_mangle]
pub extern "C" fn page(number: i32) -> i32 {
    fs::read(format!("/data/{number}")).map_or(-1, |_| 0)
}
