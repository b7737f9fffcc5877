use std::{mem, slice};

static LEVELS: [u8; 64] = [7; 64];
static mut GAIN: u32 = 100;
static mut RATE: u32 = 44_100;

#[no_mangle]
pub extern "C" fn room(len: u32) -> u32 {
    let mut space = Vec::<u8>::with_capacity((len as usize).min(4096));
    let at = space.as_mut_ptr();
    mem::forget(space);
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
pub unsafe extern "C" fn script(at: *const u8, len: u32) -> u64 {
    packed(String::from_utf8_lossy(given(at, len)).trim().to_owned())
}

#[no_mangle]
pub unsafe extern "C" fn slot(at: *const u8, len: u32) -> u64 {
    packed(String::from_utf8_lossy(given(at, len)).chars().filter(|c| c.is_ascii_alphanumeric()).collect())
}

// What is left in a static comes out of the functions that read it, and of no other one.
#[no_mangle]
pub extern "C" fn set_gain(value: u32) {
    unsafe { GAIN = value } // want RBN805
}

#[no_mangle]
pub extern "C" fn set_rate(value: u32) {
    unsafe { RATE = value }
}

#[no_mangle]
pub extern "C" fn gain() -> u32 {
    unsafe { GAIN * RATE }
}

#[no_mangle]
pub extern "C" fn level(index: u32) -> u32 {
    u32::from(unsafe { *LEVELS.get_unchecked(index as usize) })
}

#[no_mangle]
pub extern "C" fn marker(index: u32) -> u32 {
    u32::from(unsafe { *LEVELS.get_unchecked(index as usize) }) // want RBN802
}

#[no_mangle]
pub extern "C" fn loudest(index: u32) -> u32 {
    u32::from(unsafe { *LEVELS.get_unchecked(index as usize) }) // want RBN802
}
