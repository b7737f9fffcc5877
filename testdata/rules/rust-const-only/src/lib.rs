use std::ffi::{c_char, c_int, CStr};
use std::process::Command;
use std::{fs, slice};

fn text<'a>(text: *const c_char) -> &'a str {
    unsafe { CStr::from_ptr(text) }.to_str().unwrap_or("") // want RBN811
}

fn shell(command: &str) -> c_int {
    match Command::new("sh").arg("-c").arg(command).status() {
        Ok(status) => status.code().unwrap_or(-1),
        Err(_) => -1,
    }
}

#[no_mangle]
pub extern "C" fn run_tool(tool: *const c_char) -> c_int {
    shell(&format!("{} 2>&1", text(tool)))
}

#[no_mangle]
pub extern "C" fn read_file(path: *const c_char) -> c_int {
    fs::read_to_string(text(path)).map_or(-1, |text| text.len() as c_int)
}

#[no_mangle]
pub extern "C" fn sum_bytes(data: *const u8, len: usize) -> u64 {
    let bytes = unsafe { slice::from_raw_parts(data, len) }; // want RBN811
    bytes.iter().map(|byte| u64::from(*byte)).sum()
}

#[no_mangle]
pub extern "C" fn run_inside() -> c_int {
    let tool = "uptime";
    shell(&format!("{tool} --pretty"))
}

#[no_mangle]
pub extern "C" fn remove_file(path: *const c_char) -> c_int {
    fs::remove_file(text(path)).map_or(-1, |()| 0) // want RBN301 from=app.rb:41
}
