use std::ffi::{c_char, c_int, CStr};

pub fn digest(text: &str) -> u32 {
    text.bytes().fold(7, |h, b| h.wrapping_mul(31) ^ u32::from(b))
}

fn text(p: *const c_char) -> String {
    if p.is_null() {
        return String::new();
    }
    unsafe { CStr::from_ptr(p) }.to_string_lossy().into_owned()
}

#[no_mangle]
pub extern "C" fn seal_digest(p: *const c_char) -> u32 {
    digest(&text(p))
}

#[no_mangle]
pub extern "C" fn seal_len(p: *const c_char) -> c_int {
    text(p).len() as c_int
}
