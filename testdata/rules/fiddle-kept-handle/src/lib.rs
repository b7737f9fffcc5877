//! Functions of a library that Ruby opens once and hands around.
use std::ffi::{c_char, c_int, CStr};
use std::fs;

unsafe fn text(p: *const c_char) -> String {
    if p.is_null() {
        return String::new();
    }
    CStr::from_ptr(p).to_string_lossy().into_owned()
}

#[no_mangle]
pub unsafe extern "C" fn lamps_read(path: *const c_char) -> c_int {
    fs::read(text(path)).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:4
}

#[no_mangle]
pub unsafe extern "C" fn lamps_named(path: *const c_char) -> c_int {
    fs::read(format!("/srv/{}", text(path))).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:5
}

#[no_mangle]
pub unsafe extern "C" fn lamps_known(path: *const c_char) -> c_int {
    match text(path).as_str() {
        "a" => fs::read("/srv/a").map_or(-1, |b| b.len() as c_int),
        _ => -1,
    }
}

#[no_mangle]
pub unsafe extern "C" fn lamps_drop(path: *const c_char) -> c_int {
    fs::remove_file(text(path)).map_or(-1, |()| 0) // want RBN301 from=app.rb:7
}

#[no_mangle]
pub unsafe extern "C" fn lamps_never(path: *const c_char) -> c_int {
    fs::remove_file(text(path)).map_or(-1, |()| 0)
}
