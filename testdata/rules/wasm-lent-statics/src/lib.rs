use std::{ptr, slice, str};

const SIZE: usize = 1024;

static mut INPUT: [u8; SIZE] = [0; SIZE];
static mut OTHER: [u8; SIZE] = [0; SIZE];

fn start() -> *mut u8 {
    ptr::addr_of_mut!(INPUT).cast()
}

fn pack(text: String) -> u64 {
    let text = text.into_boxed_str();
    let len = text.len() as u64;
    let at = Box::into_raw(text) as *mut u8 as usize as u64;
    at << 32 | len
}

#[no_mangle]
pub extern "C" fn input() -> *mut u8 {
    start()
}

#[no_mangle]
pub extern "C" fn other() -> *mut u8 {
    ptr::addr_of_mut!(OTHER).cast()
}

#[no_mangle]
pub extern "C" fn title(len: usize) -> u64 {
    let bytes = unsafe { slice::from_raw_parts(start(), len.min(SIZE)) };
    pack(String::from_utf8_lossy(bytes).into_owned())
}

// Letters only.
#[no_mangle]
pub extern "C" fn slug(len: usize) -> u64 {
    let bytes = unsafe { slice::from_raw_parts(start(), len.min(SIZE)) };
    let text = str::from_utf8(bytes).unwrap_or("");
    if !text.bytes().all(|b| b.is_ascii_lowercase()) {
        return pack(String::new());
    }
    pack(text.to_owned())
}

// Another buffer, which nobody has filled.
#[no_mangle]
pub extern "C" fn rest(len: usize) -> u64 {
    let bytes = unsafe { slice::from_raw_parts(other(), len.min(SIZE)) };
    pack(String::from_utf8_lossy(bytes).into_owned())
}
