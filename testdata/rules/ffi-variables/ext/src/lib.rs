//! Variables that Ruby sets and reads.
use std::ffi::CStr;
use std::fs;
use std::os::raw::{c_char, c_int};
use std::ptr;

#[no_mangle]
pub static mut BANNER_TEMPLATE: *const c_char = ptr::null();

#[no_mangle]
pub static mut banner_width: c_int = 80;

// Ruby has no method for it.
#[no_mangle]
pub static mut BANNER_FOLDER: *const c_char = ptr::null();

#[no_mangle]
pub extern "C" fn banner_render() -> c_int {
    let name = unsafe { CStr::from_ptr(BANNER_TEMPLATE) }.to_string_lossy();
    fs::read(format!("/templates/{name}")).map_or(-1, |_| 0) // want RBN301 from=app.rb:32
}

#[no_mangle]
pub extern "C" fn banner_line() -> c_int {
    fs::read(format!("/lines/{}", unsafe { banner_width })).map_or(-1, |_| 0)
}

#[no_mangle]
pub extern "C" fn banner_list() -> c_int {
    let name = unsafe { CStr::from_ptr(BANNER_FOLDER) }.to_string_lossy();
    fs::read_dir(name.as_ref()).map_or(-1, |_| 0)
}
