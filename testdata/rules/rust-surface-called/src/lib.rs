use rb_sys::*;
use std::ffi::{c_char, c_int, CStr};

fn clear(dir: &str) -> c_int {
    std::fs::remove_dir_all(dir).map_or(-1, |_| 0)
}

fn empty(dir: &str) -> c_int {
    std::fs::remove_dir_all(dir).map_or(-1, |_| 0)
}

// Ruby calls it: what it is given there is followed.
#[no_mangle]
pub extern "C" fn thumbs_empty() -> c_int {
    empty("/var/cache/thumbs")
}

#[no_mangle]
pub unsafe extern "C" fn thumbs_drop(name: *const c_char) -> c_int {
    if name.is_null() {
        return -1;
    }
    let name = CStr::from_ptr(name).to_string_lossy();
    std::fs::remove_file(&*name).map_or(-1, |_| 0) // want RBN301
}

// Nobody knows who calls it.
#[no_mangle]
pub extern "C" fn thumbs_clear() -> c_int { // want RBN816
    clear("/var/cache/thumbs")
}

// A method of Ruby is not called where it is registered.
unsafe extern "C" fn refresh(_module: VALUE) -> VALUE {
    let _ = std::process::Command::new("mogrify").status();
    Qnil as VALUE
}

#[no_mangle]
pub unsafe extern "C" fn Init_called() {
    let module = rb_define_module(c"Thumbs".as_ptr());
    let function = std::mem::transmute::<unsafe extern "C" fn(VALUE) -> VALUE, unsafe extern "C" fn() -> VALUE>(refresh);
    rb_define_module_function(module, c"refresh".as_ptr(), Some(function), 0);
}
