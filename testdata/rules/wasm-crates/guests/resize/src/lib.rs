use std::fs;

pub use common::discard;

#[no_mangle]
pub extern "C" fn forget(text: *const u8, length: usize) -> i32 {
    if text.is_null() || length > 4096 {
        return -1;
    }
    let name = String::from_utf8_lossy(unsafe { std::slice::from_raw_parts(text, length) });
    fs::remove_file(format!("/data/{name}")).map_or(-1, |_| 0) // want RBN301 from=app.rb:63
}

#[export_name = "resize-all"]
pub extern "C" fn all(text: *const u8, length: usize) -> i32 {
    if text.is_null() || length > 4096 {
        return -1;
    }
    let name = String::from_utf8_lossy(unsafe { std::slice::from_raw_parts(text, length) });
    fs::remove_dir(format!("/data/{name}")).map_or(-1, |_| 0) // want RBN301 from=app.rb:75
}
