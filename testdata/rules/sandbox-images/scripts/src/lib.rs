#[no_mangle]
pub extern "C" fn scripts_count() -> i32 {
    3
}
