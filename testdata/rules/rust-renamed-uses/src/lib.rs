use std::ffi::{c_char, CStr};
use std::process::Command as Process;

mod tools {
    use super::*;

    // Called from here, so what it is given is known.
    #[no_mangle]
    pub extern "C" fn called_inside(text: *const c_char) {
        shell(text);
    }

    #[no_mangle]
    pub extern "C" fn called_by_others(text: *const c_char) {
        let text = unsafe { CStr::from_ptr(text) }; // want RBN811
        Process::new("sh").arg("-c").arg(text.to_str().unwrap()).status().ok(); // want RBN201 from=14 RBN813
    }

    fn shell(text: *const c_char) {
        let text = unsafe { CStr::from_ptr(text) }; // want RBN811
        Process::new("sh").arg("-c").arg(text.to_str().unwrap()).status().ok(); // want RBN813
    }
}

use tools::called_inside as renamed;

pub fn run() {
    renamed(c"date".as_ptr());
}
