use libc::{c_char, c_void, size_t};
use std::ffi::CStr;
use std::fs;
use std::mem::ManuallyDrop;
use std::ptr;

static TABLE: [u8; 256] = [7; 256];

#[no_mangle]
pub extern "C" fn unsafe_read(address: usize) -> u8 {
    let pointer = address as *const u8;
    let own: *const u8 = TABLE.as_ptr();
    let first = unsafe { own.read() };
    first ^ unsafe { pointer.read() } // want RBN801
}

#[no_mangle]
pub extern "C" fn unsafe_written(address: usize, n: u8) {
    let pointer = address as *mut u8;
    let mut own = n;
    let mine: *mut u8 = &mut own;
    unsafe { mine.write(n) };
    unsafe { pointer.write(n) } // want RBN801
}

#[no_mangle]
pub extern "C" fn unsafe_capacity(capacity: size_t) -> size_t {
    let mut bytes = ManuallyDrop::new(vec![0u8; 16]);
    let whole = unsafe { Vec::from_raw_parts(bytes.as_mut_ptr(), 16, capacity) }; // want RBN802
    whole.len()
}

#[no_mangle]
pub extern "C" fn unsafe_copied(n: size_t) -> u8 {
    let mut copy = [0u8; 256];
    unsafe { TABLE.as_ptr().copy_to(copy.as_mut_ptr(), 16) };
    unsafe { TABLE.as_ptr().copy_to(copy.as_mut_ptr(), n) }; // want RBN802
    copy[0]
}

#[no_mangle]
pub extern "C" fn unsafe_filled(n: size_t) -> u8 {
    let mut bytes = [0u8; 256];
    let start = bytes.as_mut_ptr();
    unsafe {
        start.write_bytes(7, 16);
        start.write_bytes(7, n); // want RBN802
        ptr::write_bytes(start, 7, n); // want RBN802
        libc::memset(start.cast::<c_void>(), 7, n); // want RBN802
        libc::memset(start.cast::<c_void>(), 7, bytes.len());
    }
    bytes[0]
}

#[no_mangle]
pub extern "C" fn unsafe_offset(n: isize) -> u8 {
    let start = TABLE.as_ptr();
    let first = unsafe { start.offset(1).read() };
    let other = unsafe { start.offset(n) }; // want RBN802
    first ^ (other as usize as u8)
}

#[no_mangle]
pub extern "C" fn unsafe_text(address: usize) -> usize {
    let own = unsafe { CStr::from_ptr(c"index".as_ptr()) };
    let other = unsafe { CStr::from_ptr(address as *const c_char) }; // want RBN801
    own.to_bytes().len() + other.to_bytes().len()
}

#[no_mangle]
pub extern "C" fn unsafe_taken(address: usize) -> u8 {
    let mut copy = [0u8; 16];
    unsafe { ptr::copy(TABLE.as_ptr(), copy.as_mut_ptr(), 16) };
    unsafe { ptr::copy(address as *const u8, copy.as_mut_ptr(), 16) }; // want RBN801
    copy[0]
}

#[no_mangle]
pub extern "C" fn unsafe_added(address: usize) -> u8 {
    let next = unsafe { (address as *const u8).add(1) };
    unsafe { next.read() } // want RBN801
}

/// Words are cast, not checked.
#[no_mangle]
pub extern "C" fn unsafe_cast(address: usize) -> u16 {
    let pointer = (address as *const u8).cast::<u16>();
    let own = TABLE.as_ptr().cast::<u16>();
    let first = unsafe { own.read_unaligned() };
    first ^ unsafe { pointer.read_unaligned() } // want RBN801
}

/// The content is copied, so the copy holds what was untrusted.
#[no_mangle]
pub extern "C" fn unsafe_moved(x: *const c_char, y: *const c_char) -> bool {
    let mut buffer = [0u8; 256];
    let mut second = [0u8; 256];
    unsafe {
        libc::memcpy(buffer.as_mut_ptr().cast::<c_void>(), x.cast::<c_void>(), 16); // want RBN811
        libc::strcpy(second.as_mut_ptr().cast::<c_char>(), y); // want RBN811
    }
    let name = String::from_utf8_lossy(&buffer);
    let other = String::from_utf8_lossy(&second);
    fs::read(name.as_ref()).is_ok() // want RBN301
        & fs::read(other.as_ref()).is_ok() // want RBN301
}

#[no_mangle]
pub extern "C" fn unsafe_put(x: *const c_char) -> bool {
    let text = unsafe { CStr::from_ptr(x) }.to_str().unwrap_or(""); // want RBN811
    let mut path = String::from("index");
    let mut clean = String::from("index");
    unsafe {
        ptr::write(&mut path, text.to_string());
        ptr::write(&mut clean, String::from("size"));
    }
    fs::read(path).is_ok() // want RBN301
        & fs::read(clean).is_ok()
}

#[no_mangle]
pub extern "C" fn unsafe_duplicate(x: *const c_char) -> i32 {
    let copy = unsafe { libc::strdup(x) }; // want RBN811
    let index = unsafe { libc::strdup(c"index".as_ptr()) };
    unsafe { libc::unlink(index) };
    unsafe { libc::unlink(copy) } // want RBN301
}

/// A method of that name that is no pointer's.
#[no_mangle]
pub extern "C" fn unsafe_sum(n: usize) -> u8 {
    use std::ops::Add;
    let sum = n.add(1);
    unsafe { *TABLE.get_unchecked(sum) } // want RBN802
}
