use std::ffi::{c_char, c_int, CStr};
use std::fs;

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() // want RBN811
}

#[no_mangle]
pub extern "C" fn lib_single(path: *const c_char) -> c_int {
    fs::remove_file(text(path)).is_ok() as c_int // want RBN301 from=app.rb:68
}

#[no_mangle]
pub extern "C" fn lib_several(path: *const c_char) -> c_int {
    fs::remove_file(text(path)).is_ok() as c_int // want RBN301 from=app.rb:72
}

#[no_mangle]
pub extern "C" fn lib_computed(path: *const c_char) -> c_int {
    fs::remove_file(text(path)).is_ok() as c_int // want RBN301 from=app.rb:76
}

#[no_mangle]
pub extern "C" fn lib_process(path: *const c_char) -> c_int {
    fs::remove_file(text(path)).is_ok() as c_int // want RBN301 from=app.rb:80
}

#[no_mangle]
pub extern "C" fn lib_class(path: *const c_char) -> c_int {
    fs::remove_file(text(path)).is_ok() as c_int // want RBN301 from=app.rb:84
}

#[no_mangle]
pub extern "C" fn lib_singleton(path: *const c_char) -> c_int {
    fs::remove_file(text(path)).is_ok() as c_int // want RBN301 from=app.rb:88
}

#[no_mangle]
pub extern "C" fn lib_included(path: *const c_char) -> c_int {
    fs::remove_file(text(path)).is_ok() as c_int // want RBN301 from=app.rb:92
}
