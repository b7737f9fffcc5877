use std::ffi::{c_char, c_int, CStr};
use std::fs;
use std::io::Result;

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() // want RBN811
}

fn code(result: Result<()>) -> c_int {
    if result.is_ok() { 0 } else { -1 }
}

#[no_mangle]
pub extern "C" fn forms_three(path: *const c_char) -> c_int {
    code(fs::remove_file(text(path))) // want RBN301 from=app.rb:27
}

#[no_mangle]
pub extern "C" fn forms_four(path: *const c_char) -> c_int {
    code(fs::remove_file(text(path))) // want RBN301 from=app.rb:31
}

#[no_mangle]
pub extern "C" fn forms_options(path: *const c_char) -> c_int {
    code(fs::remove_file(text(path))) // want RBN301 from=app.rb:35
}

#[no_mangle]
pub extern "C" fn forms_four_options(path: *const c_char) -> c_int {
    code(fs::remove_file(text(path))) // want RBN301 from=app.rb:39
}

#[no_mangle]
pub extern "C" fn forms_text(path: *const c_char) -> c_int {
    code(fs::remove_file(text(path))) // want RBN301 from=app.rb:43
}

#[no_mangle]
pub extern "C" fn forms_text_four(path: *const c_char) -> c_int {
    code(fs::remove_file(text(path))) // want RBN301 from=app.rb:47
}

#[no_mangle]
pub extern "C" fn forms_second(log: *const c_char, path: *const c_char) -> c_int {
    code(fs::create_dir_all(text(log)));
    code(fs::remove_file(text(path))) // want RBN301 from=app.rb:51
}

#[no_mangle]
pub extern "C" fn forms_lines(path: *const c_char) -> c_int {
    code(fs::remove_file(text(path))) // want RBN301 from=app.rb:55
}
