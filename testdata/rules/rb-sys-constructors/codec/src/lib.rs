use std::ffi::c_int;
use std::slice;

type EntryFn = extern "C" fn(*const u8, usize) -> c_int;

/// Calls back with each entry of a manifest; entries are parted by NUL.
#[no_mangle]
pub unsafe extern "C" fn pcl_entries(data: *const u8, len: usize, each: EntryFn) -> c_int {
    if data.is_null() {
        return -1;
    }
    for entry in slice::from_raw_parts(data, len).split(|b| *b == 0) {
        each(entry.as_ptr(), entry.len());
    }
    0
}
