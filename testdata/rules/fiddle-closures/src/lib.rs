use std::ffi::{c_char, c_int, c_void, CStr, CString};

pub type WordFn = unsafe extern "C" fn(word: *const c_char, user: *mut c_void) -> c_int;

#[no_mangle]
pub unsafe extern "C" fn chime_each(p: *const c_char, cb: WordFn) -> c_int {
    if p.is_null() {
        return 0;
    }
    for word in CStr::from_ptr(p).to_string_lossy().split(',') {
        if let Ok(word) = CString::new(word) {
            cb(word.as_ptr(), std::ptr::null_mut());
        }
    }
    0
}

// It says how many there are, and nothing of what they are.
#[no_mangle]
pub unsafe extern "C" fn chime_count(p: *const c_char, cb: extern "C" fn(c_int) -> c_int) -> c_int {
    if p.is_null() {
        return 0;
    }
    cb(CStr::from_ptr(p).to_bytes().len() as c_int)
}
