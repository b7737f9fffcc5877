use std::ffi::{c_char, c_int, CStr};
use std::process::Command;

fn text(p: *const c_char) -> String {
    if p.is_null() {
        return String::new();
    }
    unsafe { CStr::from_ptr(p) }.to_string_lossy().into_owned()
}

#[no_mangle]
pub extern "C" fn ledger_close(period: *const c_char) -> c_int {
    let line = format!("ledger-close {}", text(period));
    Command::new("sh").arg("-c").arg(line).status().map_or(1, |_| 0)
}

#[no_mangle]
pub extern "C" fn ledger_open(name: *const c_char) -> c_int {
    let line = format!("ledger-open {}", text(name));
    Command::new("sh").arg("-c").arg(line).status().map_or(1, |_| 0) // want RBN201 from=app.rb:32
}
