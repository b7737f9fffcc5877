use std::slice;

fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte)).sum()
}

#[no_mangle]
pub extern "C" fn parts_trusting(data: *const u8, len: usize) -> u64 {
    let bytes = unsafe { slice::from_raw_parts(data, len) }; // want RBN802 from=app.rb:21 RBN811
    sum(bytes)
}

#[no_mangle]
pub extern "C" fn parts_own_length(data: *const u8, len: usize) -> u64 {
    let bytes = unsafe { slice::from_raw_parts(data, len) }; // want RBN811
    sum(bytes)
}

#[no_mangle]
pub extern "C" fn parts_checked(data: *const u8, capacity: usize, len: usize) -> u64 {
    if data.is_null() || len > capacity {
        return 0;
    }
    sum(unsafe { slice::from_raw_parts(data, len) })
}

#[no_mangle]
pub extern "C" fn parts_asserted(data: *const u8, capacity: usize, len: usize) -> u64 {
    assert!(len <= capacity, "the buffer is shorter"); // want RBN813
    sum(unsafe { slice::from_raw_parts(data, len) }) // want RBN811
}

#[no_mangle]
pub extern "C" fn parts_smaller(data: *const u8, capacity: usize, len: usize) -> u64 {
    let len = len.min(capacity);
    sum(unsafe { slice::from_raw_parts(data, len) }) // want RBN811
}

// A slice checks its index by itself.
#[no_mangle]
pub extern "C" fn parts_offset(data: *const u8, index: usize) -> u8 {
    let table = [0u8; 256];
    let bytes = unsafe { slice::from_raw_parts(data, 1) }; // want RBN811
    table[index] ^ bytes.get(index).copied().unwrap_or(0) // want RBN813
}

#[no_mangle]
pub extern "C" fn parts_written(data: *mut u8, len: usize) {
    let bytes = unsafe { std::slice::from_raw_parts_mut(data, len) }; // want RBN802 from=app.rb:54 RBN811
    bytes.fill(b'.');
}
