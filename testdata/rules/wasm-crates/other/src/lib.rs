use std::ffi::CStr;
use std::os::raw::c_char;

// The library of that name is another one.
#[no_mangle]
pub extern "C" fn drop_entry(name: *const c_char) -> bool {
    if name.is_null() {
        return false;
    }
    unsafe { CStr::from_ptr(name) }.to_bytes().is_empty()
}

#[no_mangle]
pub extern "C" fn only_here(name: *const c_char) -> bool {
    if name.is_null() {
        return false;
    }
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy();
    std::fs::remove_file(format!("/catalog/{name}")).is_ok() // want RBN301 from=app.rb:106
}
