use std::ffi::{c_char, c_double, c_int, c_long};

type Count = usize;

#[no_mangle]
pub extern "C" fn meter_add(a: c_int, b: c_int) -> c_int {
    a.wrapping_add(b)
}

#[no_mangle]
pub extern "C" fn meter_named(name: *const c_char, count: usize) -> usize {
    if name.is_null() {
        return 0;
    }
    count
}

#[no_mangle]
pub extern "C" fn meter_optional(name: Option<&c_char>) -> bool {
    name.is_some()
}

#[no_mangle]
pub extern "C" fn meter_scale(by: c_double, long: c_long) -> c_long {
    if by > 1.0 {
        return long;
    }
    0
}

#[no_mangle]
pub extern "C" fn meter_count(n: Count) -> Count {
    n
}

#[no_mangle]
pub extern "C" fn meter_now() -> c_int {
    1
}

// Not exported under its name.
pub extern "C" fn meter_hidden(a: c_int) -> c_int {
    a
}

#[no_mangle]
pub extern "C" fn meter_half(by: c_double) -> c_double {
    by / 2.0
}

#[no_mangle]
pub extern "C" fn meter_serial(n: u64) -> u64 {
    n
}

#[no_mangle]
pub extern "C" fn meter_third(by: f32) -> f32 {
    by / 3.0
}
