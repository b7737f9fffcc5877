use std::{mem, slice};

#[no_mangle]
pub extern "C" fn room(len: u32) -> u32 {
    let mut bytes: Vec<u8> = Vec::with_capacity((len as usize).min(4096));
    let at = bytes.as_mut_ptr();
    mem::forget(bytes);
    at as u32
}

fn packed(text: String) -> u64 {
    let bytes = text.into_bytes().into_boxed_slice();
    let len = bytes.len() as u64;
    (Box::into_raw(bytes) as *mut u8 as u32 as u64) << 32 | len
}

#[no_mangle]
pub extern "C" fn page_key(at: u32, len: u32) -> u64 {
    let bytes = unsafe { slice::from_raw_parts(at as *const u8, len as usize) };
    let name = String::from_utf8_lossy(bytes);
    packed(name.chars().filter(|c| c.is_ascii_alphanumeric()).collect())
}
