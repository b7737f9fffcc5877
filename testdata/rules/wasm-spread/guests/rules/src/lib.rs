use std::mem;

#[link(wasm_import_module = "desk")]
extern "C" {
    fn fetch(ptr: *const u8, len: usize) -> i32;
    fn rate(ptr: *const u8, len: usize) -> i32;
}

#[no_mangle]
pub extern "C" fn alloc(len: u32) -> *mut u8 {
    let mut buf: Vec<u8> = Vec::with_capacity(len.min(65_536) as usize);
    let start = buf.as_mut_ptr();
    mem::forget(buf); // want RBN814
    start
}

unsafe fn input<'a>(ptr: *const u8, len: u32) -> &'a str {
    std::str::from_utf8(std::slice::from_raw_parts(ptr, len as usize)).unwrap_or("")
}

/// The text in capitals: address in the upper half, length in the lower.
#[no_mangle]
pub unsafe extern "C" fn symbol(ptr: *const u8, len: u32) -> u64 {
    let text = input(ptr, len).to_uppercase().into_boxed_str();
    let packed = ((text.as_ptr() as u64) << 32) | text.len() as u64;
    mem::forget(text);
    packed
}

#[no_mangle]
pub unsafe extern "C" fn quote(ptr: *const u8, len: u32) -> i32 {
    let venue = input(ptr, len).trim();
    let base = "EUR";
    fetch(venue.as_ptr(), venue.len()) * rate(base.as_ptr(), base.len())
}
