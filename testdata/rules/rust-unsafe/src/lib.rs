use std::ffi::{c_char, CStr};
use std::{ptr, str};

static TABLE: [u8; 16] = [7; 16];

#[no_mangle]
pub extern "C" fn unsafe_element(n: usize) -> u8 {
    unsafe { *TABLE.get_unchecked(n) } // want RBN802 from=app.rb:22
}

#[no_mangle]
pub extern "C" fn unsafe_checked_element(n: usize) -> u8 {
    if n < TABLE.len() {
        unsafe { *TABLE.get_unchecked(n) }
    } else {
        0
    }
}

#[no_mangle]
pub extern "C" fn unsafe_safe_element(n: usize) -> u8 {
    TABLE.get(n).copied().unwrap_or(TABLE[n % 16])
}

#[no_mangle]
pub extern "C" fn unsafe_added(n: usize) -> usize {
    let start = TABLE.as_ptr();
    let end = unsafe { start.add(n) }; // want RBN802 from=app.rb:25
    end as usize - start as usize
}

#[no_mangle]
pub extern "C" fn unsafe_copied(data: *const u8, n: usize) -> u8 {
    let mut copy = [0u8; 16];
    unsafe { ptr::copy_nonoverlapping(data, copy.as_mut_ptr(), n) }; // want RBN802 from=app.rb:29 RBN811
    copy[0]
}

#[no_mangle]
pub extern "C" fn unsafe_length(n: usize) -> usize {
    let mut bytes: Vec<u8> = Vec::with_capacity(16);
    unsafe { bytes.set_len(n) }; // want RBN802 from=app.rb:32
    bytes.len()
}

#[no_mangle]
pub extern "C" fn unsafe_text(x: *const c_char) -> usize {
    let bytes = unsafe { CStr::from_ptr(x) }.to_bytes(); // want RBN811
    let text = unsafe { str::from_utf8_unchecked(bytes) }; // want RBN803 from=app.rb:33
    text.chars().count()
}

#[no_mangle]
pub extern "C" fn unsafe_checked_text(x: *const c_char) -> usize {
    let bytes = unsafe { CStr::from_ptr(x) }.to_bytes(); // want RBN811
    let text = str::from_utf8(bytes).unwrap_or("");
    String::from_utf8_lossy(bytes).len() + text.chars().count()
}

#[no_mangle]
pub extern "C" fn unsafe_parsed(x: *const c_char) -> u8 {
    let text = unsafe { CStr::from_ptr(x) }.to_string_lossy(); // want RBN811
    let n: usize = text.trim().parse().unwrap_or(0);
    let first = TABLE[n]; // want RBN813
    let second = unsafe { *TABLE.as_slice().get_unchecked(n + 1) }; // want RBN802 from=app.rb:35
    first ^ second
}

#[no_mangle]
pub extern "C" fn unsafe_constant(n: usize) -> u8 {
    unsafe { *TABLE.get_unchecked(n) }
}
