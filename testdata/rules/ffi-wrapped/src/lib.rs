use std::ffi::{c_char, c_int, c_long, CStr, CString};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::ptr;

#[no_mangle]
pub extern "C" fn papers_size(name: *const c_char) -> c_long {
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy(); // want RBN811
    match fs::metadata(&*name) { // want RBN301 from=app.rb:8
        Ok(metadata) => metadata.len() as c_long,
        Err(_) => -1,
    }
}

#[no_mangle]
pub extern "C" fn papers_exists(name: *const c_char) -> bool {
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy(); // want RBN811
    Path::new(&*name).exists()
}

#[no_mangle]
pub extern "C" fn papers_print(name: *const c_char, copies: c_int) -> bool {
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy(); // want RBN811
    let command = format!("lp -n {} {}", copies, name);
    Command::new("sh").arg("-c").arg(command).status().is_ok() // want RBN201 from=app.rb:12
}

#[no_mangle]
pub extern "C" fn papers_title(text: *const c_char) -> *mut c_char {
    let text = unsafe { CStr::from_ptr(text) }.to_string_lossy(); // want RBN811
    match CString::new(format!("* {text} *")) {
        Ok(title) => title.into_raw(),
        Err(_) => ptr::null_mut(),
    }
}

#[no_mangle]
pub extern "C" fn papers_free(text: *mut c_char) {
    if !text.is_null() {
        drop(unsafe { CString::from_raw(text) });
    }
}
