use std::ffi::{c_char, c_int, CStr};
use std::fs;

unsafe fn text(raw: *const c_char) -> String {
    if raw.is_null() {
        return String::new();
    }
    CStr::from_ptr(raw).to_string_lossy().into_owned()
}

#[no_mangle]
pub unsafe extern "C" fn keg_open(name: *const c_char) -> c_int {
    fs::read(text(name)).map_or(-1, |_| 0) // want RBN301 from=app.rb:46
}

#[no_mangle]
pub unsafe extern "C" fn keg_size(name: *const c_char) -> c_int {
    text(name).len() as c_int
}

#[no_mangle]
pub unsafe extern "C" fn keg_drop(name: *const c_char) -> c_int {
    fs::remove_file(text(name)).map_or(-1, |_| 0) // want RBN301 from=app.rb:47
}

#[no_mangle]
pub unsafe extern "C" fn keg_load(name: *const c_char) -> c_int {
    fs::read(text(name)).map_or(-1, |_| 0) // want RBN301 from=app.rb:48
}

// Nobody calls it.
#[no_mangle]
pub unsafe extern "C" fn keg_wipe(name: *const c_char) -> c_int {
    fs::remove_dir_all(text(name)).map_or(-1, |_| 0)
}
