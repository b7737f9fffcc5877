#[no_mangle]
pub extern "C" fn texts_count() -> i32 {
    3
}
