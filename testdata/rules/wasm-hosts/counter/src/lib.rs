extern "C" {
    fn log_line(at: *const u8);
    fn log_block(at: *const u8);
    fn log_count(n: i32);
}

#[no_mangle]
pub extern "C" fn count(text: *const u8) -> i32 {
    unsafe {
        log_line(text);
        log_block(text);
        log_count(7);
    }
    0
}
