use std::ffi::{c_char, c_int, CStr};
use std::process::Command;

#[no_mangle]
pub extern "C" fn thumb_render(file: *const c_char) -> c_int {
    if file.is_null() {
        return 1;
    }
    let file = unsafe { CStr::from_ptr(file) }.to_string_lossy();
    match Command::new("sh").arg("-c").arg(format!("convert {file} out.png")).status() { // want RBN921 from=tools.rb:25 RBN921 from=tools.rb:37
        Ok(status) => status.code().unwrap_or(1),
        Err(_) => 1,
    }
}

#[no_mangle]
pub extern "C" fn thumb_length(file: *const c_char) -> usize {
    if file.is_null() {
        return 0;
    }
    unsafe { CStr::from_ptr(file) }.to_bytes().len()
}
