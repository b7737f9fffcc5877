#[no_mangle]
pub extern "C" fn shop_count() -> i32 {
    3
}
