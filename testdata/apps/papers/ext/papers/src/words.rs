//! Counting words in memory of the caller's.

use std::slice;

/// The number of words in `len` bytes at `data`.
#[no_mangle]
pub extern "C" fn papers_count_words(data: *const u8, len: usize) -> i64 {
    if data.is_null() {
        return 0;
    }
    let bytes = unsafe { slice::from_raw_parts(data, len) };
    count(bytes)
}

/// As `papers_count_words` for a buffer of `capacity` bytes; -1 when `len` is more than that.
#[no_mangle]
pub extern "C" fn papers_count_words_within(data: *const u8, capacity: usize, len: usize) -> i64 {
    if data.is_null() {
        return 0;
    }
    if len > capacity {
        return -1;
    }
    let bytes = unsafe { slice::from_raw_parts(data, len) };
    count(bytes)
}

fn count(bytes: &[u8]) -> i64 {
    bytes
        .split(|byte| byte.is_ascii_whitespace())
        .filter(|word| !word.is_empty())
        .count() as i64
}
