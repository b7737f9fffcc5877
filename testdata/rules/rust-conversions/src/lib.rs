use std::ffi::{c_char, c_int, c_long, CStr};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::process::Command;

// Another type of number is the same number.
#[no_mangle]
pub unsafe extern "C" fn sum(data: *const u8, len: c_long) -> u64 {
    let Ok(len) = usize::try_from(len) else { return 0 };
    let data = std::slice::from_raw_parts(data, len); // want RBN802 from=app.rb:14 RBN811
    data.iter().map(|byte| u64::from(*byte)).sum()
}

#[no_mangle]
pub unsafe extern "C" fn sum_at_most(data: *const u8, len: c_int) -> u64 {
    let len = usize::try_from(len).unwrap_or(0).min(16);
    let data = std::slice::from_raw_parts(data, len); // want RBN811
    data.iter().map(|byte| u64::from(*byte)).sum()
}

// What a closure returns that is kept from unwinding.
#[no_mangle]
pub unsafe extern "C" fn caught(text: *const c_char) -> c_int {
    let line = catch_unwind(AssertUnwindSafe(|| CStr::from_ptr(text).to_string_lossy().into_owned())); // want RBN811
    match line {
        Ok(line) => Command::new("sh").arg("-c").arg(line).status().map(|_| 0).unwrap_or(1), // want RBN201
        Err(_) => -1,
    }
}

fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

fn double(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[no_mangle]
pub unsafe extern "C" fn quoted(text: *const c_char) -> c_int {
    let Ok(text) = CStr::from_ptr(text).to_str() else { return -1 }; // want RBN811
    let quoted = Command::new("sh").arg("-c").arg(format!("ls {}", quote(text))).status();
    let doubled = Command::new("sh").arg("-c").arg(format!("ls {}", double(text))).status(); // want RBN201
    quoted.and(doubled).map(|_| 0).unwrap_or(1)
}
