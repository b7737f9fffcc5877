use std::fs;

// Which module has it, the crates that depend on this one say.
#[no_mangle]
pub extern "C" fn discard(text: *const u8, length: usize) -> i32 {
    if text.is_null() || length > 4096 {
        return -1;
    }
    let name = String::from_utf8_lossy(unsafe { std::slice::from_raw_parts(text, length) });
    fs::remove_file(format!("/data/{name}")).map_or(-1, |_| 0) // want RBN301 from=app.rb:69
}
