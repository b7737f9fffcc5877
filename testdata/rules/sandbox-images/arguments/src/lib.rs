#[no_mangle]
pub extern "C" fn arguments_count() -> i32 {
    3
}
