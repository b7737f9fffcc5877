use common_strings as strings;
use std::ffi::{c_char, c_int};

#[no_mangle]
pub extern "C" fn image_scale(path: *const c_char, percent: c_int) -> bool {
    let command = format!("convert {} -scale {percent}% out.png", strings::from_ruby(path));
    strings::shell(&command)
}
