use std::ffi::{c_char, CStr};
use std::fs;
use std::process::Command;

fn size_of(path: &str) -> i64 {
    fs::metadata(path).map(|m| m.len() as i64).unwrap_or(-1) // want RBN301
}

#[no_mangle]
pub extern "C" fn shelf_size(id: u32) -> i64 {
    Command::new("sync").status().ok();
    fs::metadata(format!("/srv/shelf/{id}")).map(|m| m.len() as i64).unwrap_or(-1)
}

/// # Safety
/// The name is null or a text of C.
#[no_mangle]
pub unsafe extern "C" fn shelf_named(name: *const c_char) -> i64 {
    if name.is_null() {
        return -1;
    }
    CStr::from_ptr(name).to_str().map_or(-1, size_of)
}

// Ruby does not call them: whoever does may be anybody.
#[no_mangle]
pub extern "C" fn shelf_unused() -> i64 { // want RBN815 RBN816
    Command::new("sync").status().ok();
    size_of("/srv/shelf/all")
}

#[no_mangle]
pub extern "C" fn shelf_stop(pid: i32) -> i32 {
    unsafe { libc::kill(pid, libc::SIGTERM) } // want RBN818
}
