// The same names: here nothing is done with the text but counting.
#[no_mangle]
pub extern "C" fn forget(text: *const u8, length: usize) -> i32 {
    if text.is_null() || length > 4096 {
        return -1;
    }
    length as i32
}

#[no_mangle]
pub extern "C" fn keep(text: *const u8, length: usize) -> i32 {
    if text.is_null() || length > 4096 {
        return -1;
    }
    let name = String::from_utf8_lossy(unsafe { std::slice::from_raw_parts(text, length) });
    std::fs::read(format!("/data/{name}")).map_or(-1, |_| 0) // want RBN301 from=app.rb:81
}
