//! What Ruby gives is copied out, in each of the ways that there are.

use std::{ptr, slice, ffi::{c_char, CStr, CString}};
#[no_mangle]
pub unsafe extern "C" fn mark_from(data: *const u8, len: usize, out: *mut u8, room: usize) -> usize {
    let s = slice::from_raw_parts(data, len); // want RBN811 RBN812
    let n = s.len().min(room);
    out.copy_from_nonoverlapping(s.as_ptr(), n); // want RBN811
    n
}
#[no_mangle]
pub unsafe extern "C" fn mark_copy(data: *const u8, len: usize, out: *mut u8, room: usize) -> usize {
    let n = len.min(room);
    ptr::copy_nonoverlapping(data, out, n); // want RBN811
    n
}
#[no_mangle]
pub unsafe extern "C" fn mark_slice(data: *const u8, len: usize, out: *mut u8, room: usize) -> usize {
    let s = slice::from_raw_parts(data, len); // want RBN811 RBN812
    let o = slice::from_raw_parts_mut(out, room); // want RBN811 RBN812
    let n = s.len().min(o.len());
    o[..n].copy_from_slice(&s[..n]);
    n
}
#[no_mangle]
pub unsafe extern "C" fn mark_text(data: *const c_char, out: *mut c_char, room: usize) -> usize {
    let s = CStr::from_ptr(data).to_string_lossy().into_owned(); // want RBN811
    let t = CString::new(s).unwrap();
    let n = t.as_bytes_with_nul().len().min(room);
    ptr::copy_nonoverlapping(t.as_ptr(), out, n); // want RBN811
    n
}
#[no_mangle]
pub unsafe extern "C" fn mark_each(data: *const u8, len: usize, out: *mut u8, room: usize) -> usize {
    let s = slice::from_raw_parts(data, len); // want RBN811 RBN812
    for (i, b) in s.iter().take(room).enumerate() { *out.add(i) = *b; } // want RBN811
    len
}
#[no_mangle]
pub unsafe extern "C" fn mark_to(data: *const u8, len: usize, out: *mut u8, room: usize) -> usize {
    let s = slice::from_raw_parts(data, len); // want RBN811 RBN812
    s.as_ptr().copy_to_nonoverlapping(out, s.len().min(room)); // want RBN811
    len
}
#[no_mangle]
pub unsafe extern "C" fn mark_fill(_data: *const u8, len: usize, out: *mut u8, room: usize) -> usize {
    let o = slice::from_raw_parts_mut(out, room); // want RBN811 RBN812
    o.fill(b'x');
    len
}
