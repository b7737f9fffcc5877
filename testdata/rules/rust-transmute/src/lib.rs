use std::ffi::{c_char, c_int, CStr};
use std::mem;

#[repr(u8)]
#[derive(Clone, Copy)]
#[allow(dead_code)]
enum Size {
    Small,
    Middle,
    Large,
}

#[no_mangle]
pub extern "C" fn transmute_byte(x: *const c_char) -> c_int {
    let bytes = unsafe { CStr::from_ptr(x) }.to_bytes(); // want RBN811
    let Some(first) = bytes.first().copied() else {
        return -1;
    };
    let size = unsafe { mem::transmute::<u8, Size>(first) }; // want RBN803 from=app.rb:18
    size as c_int
}

#[no_mangle]
pub extern "C" fn transmute_number(n: u8) -> c_int {
    let size: Size = unsafe { mem::transmute(n) }; // want RBN803
    size as c_int
}

#[no_mangle]
pub extern "C" fn transmute_matched(n: u8) -> c_int {
    let size = match n {
        0 => Size::Small,
        1 => Size::Middle,
        _ => Size::Large,
    };
    size as c_int
}

#[no_mangle]
pub extern "C" fn transmute_constant(n: u8) -> c_int {
    let size: Size = unsafe { mem::transmute(n) };
    size as c_int
}

#[no_mangle]
pub extern "C" fn transmute_masked(n: u8) -> c_int {
    let size: Size = unsafe { mem::transmute(n) }; // want RBN803 from=app.rb:22
    size as c_int
}

#[no_mangle]
pub extern "C" fn transmute_bit(n: u8) -> bool {
    unsafe { mem::transmute::<u8, bool>(n) }
}
