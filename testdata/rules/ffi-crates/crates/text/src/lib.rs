use std::ffi::c_char;

#[no_mangle]
pub extern "C" fn text_read(path: *const c_char) -> bool {
    let path = common_strings::from_ruby(path);
    std::fs::read_to_string(path).is_ok() // want RBN301 from=app.rb:20
}
