#[no_mangle]
pub extern "C" fn stages_count() -> i32 {
    3
}
