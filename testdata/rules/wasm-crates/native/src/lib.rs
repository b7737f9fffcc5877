use std::ffi::CStr;
use std::os::raw::c_char;

#[no_mangle]
pub extern "C" fn drop_entry(name: *const c_char) -> bool {
    if name.is_null() {
        return false;
    }
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy();
    std::fs::remove_file(format!("/archive/{name}")).is_ok() // want RBN301 from=app.rb:102
}
