#[no_mangle]
pub extern "C" fn plain_count() -> i32 {
    3
}
