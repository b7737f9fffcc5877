use std::ffi::{c_char, c_int, CStr};
use std::process::Command;

unsafe fn run(text: *const c_char) -> c_int {
    let line = CStr::from_ptr(text).to_string_lossy();
    Command::new("sh").arg("-c").arg(&*line).status().map_or(-1, |_| 0) // want RBN201
}

unsafe fn count(text: *const c_char) -> c_int {
    let line = CStr::from_ptr(text).to_string_lossy();
    let _ = Command::new("wc").arg("-c").arg(line.len().to_string()).status();
    0
}

macro_rules! exported {
    ($($name:ident => $runs:ident),*) => {
        $(#[no_mangle]
        pub unsafe extern "C" fn $name(text: *const c_char) -> c_int {
            if text.is_null() {
                return -1;
            }
            $runs(text)
        })*
    };
}

exported!(mt_prefix => run, mt_suffix_v2 => run, mt_replaced => run, mt_each_word => run, mt_lower => run, mt_pattern => run);
exported!(mt_prefix_safe => count, mt_pattern_safe => count);
