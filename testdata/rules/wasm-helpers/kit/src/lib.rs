use std::{mem, slice};

const STEPS: [u32; 4] = [1, 5, 25, 125];

#[no_mangle]
pub extern "C" fn room(len: u32) -> u32 {
    let mut bytes: Vec<u8> = Vec::with_capacity((len as usize).min(4096));
    let at = bytes.as_mut_ptr();
    mem::forget(bytes);
    at as u32
}

unsafe fn given<'a>(at: *const u8, len: u32) -> &'a [u8] {
    slice::from_raw_parts(at, len as usize)
}

fn packed(text: String) -> u64 {
    let bytes = text.into_bytes().into_boxed_slice();
    let len = bytes.len() as u64;
    (Box::into_raw(bytes) as *mut u8 as u32 as u64) << 32 | len
}

#[no_mangle]
pub unsafe extern "C" fn plain(at: *const u8, len: u32) -> u64 {
    packed(String::from_utf8_lossy(given(at, len)).trim().to_owned())
}

#[no_mangle]
pub unsafe extern "C" fn letters(at: *const u8, len: u32) -> u64 {
    packed(String::from_utf8_lossy(given(at, len)).chars().filter(|c| c.is_ascii_alphanumeric()).collect())
}

#[no_mangle]
pub unsafe extern "C" fn words(at: *const u8, len: u32) -> u32 {
    std::str::from_utf8_unchecked(given(at, len)).split(' ').count() as u32
}

#[no_mangle]
pub unsafe extern "C" fn lines(at: *const u8, len: u32) -> u32 {
    std::str::from_utf8_unchecked(given(at, len)).lines().count() as u32 // want RBN803
}

#[no_mangle]
pub unsafe extern "C" fn signs(at: *const u8, len: u32) -> u32 {
    std::str::from_utf8_unchecked(given(at, len)).chars().count() as u32 // want RBN803
}

#[no_mangle]
pub unsafe extern "C" fn marks(at: *const u8, len: u32) -> u32 {
    std::str::from_utf8_unchecked(given(at, len)).matches('!').count() as u32
}

#[no_mangle]
pub unsafe extern "C" fn step(number: u32) -> u32 {
    *STEPS.get_unchecked(number as usize) // want RBN802
}

#[no_mangle]
pub unsafe extern "C" fn known_step(number: u32) -> u32 {
    *STEPS.get_unchecked(number as usize)
}
