use std::ffi::c_int;

#[no_mangle]
pub extern "C" fn scale_by(n: c_int, by: c_int) -> c_int {
    n.saturating_mul(by)
}
