use std::ffi::{c_char, c_int, CStr};

#[no_mangle]
pub extern "C" fn gauge_only(n: c_int) -> c_int {
    n
}

#[no_mangle]
pub unsafe extern "C" fn remove(name: *const c_char) -> c_int {
    if name.is_null() {
        return -1;
    }
    let Ok(name) = CStr::from_ptr(name).to_str() else { return -1 };
    std::fs::remove_file(name).is_ok() as c_int // want RBN301 from=app.rb:44
}
