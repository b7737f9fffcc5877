// An exported function that takes its caller's word for a length says so once, however the length and its memory come to
// where they are used. Of memory of its own it can know the size.
use std::ffi::c_int;
use std::{ptr, slice};

struct View {
    start: *const u8,
    len: usize,
}

impl View {
    fn new(start: *const u8, len: usize) -> Self {
        View { start, len }
    }

    fn start(&self) -> *const u8 {
        self.start
    }

    fn bytes(&self) -> &[u8] {
        if self.start.is_null() {
            return &[];
        }
        unsafe { slice::from_raw_parts(self.start, self.len) } // want RBN812
    }
}

#[no_mangle]
pub extern "C" fn viewed(start: *const u8, len: usize) -> usize {
    View::new(start, len).bytes().len()
}

#[no_mangle]
pub extern "C" fn viewed_there(start: *const u8, len: usize) -> usize {
    let view = View { start, len };
    View::bytes(&view).len()
}

#[no_mangle]
pub extern "C" fn viewed_elsewhere(start: *const u8, len: usize) -> usize {
    if start.is_null() {
        return 0;
    }
    let view = View::new(start, 0);
    unsafe { slice::from_raw_parts(view.start(), len) }.len() // want RBN812
}

// A view of memory that the library has, as long as the caller says.
static TABLE: [u8; 16] = [0; 16];

struct Window {
    start: *const u8,
    len: usize,
}

impl Window {
    fn bytes(&self) -> &[u8] {
        unsafe { slice::from_raw_parts(self.start, self.len) } // want RBN802 from=63 RBN812 from=63
    }
}

#[no_mangle]
pub extern "C" fn window(len: usize) -> usize {
    Window { start: TABLE.as_ptr(), len }.bytes().len()
}

// A copy of what came is as large as it.
#[no_mangle]
pub extern "C" fn kept(start: *const u8, len: usize) -> usize {
    if start.is_null() {
        return 0;
    }
    let mut copy: Vec<u8> = Vec::with_capacity(len);
    unsafe {
        ptr::copy_nonoverlapping(start, copy.as_mut_ptr(), len); // want RBN812
        copy.set_len(len);
    }
    copy.len()
}

#[no_mangle]
pub extern "C" fn kept_in_short(start: *const u8, len: usize, more: usize) -> usize {
    if start.is_null() {
        return 0;
    }
    let mut copy = vec![0u8; len];
    unsafe { ptr::copy_nonoverlapping(start, copy.as_mut_ptr(), more) }; // want RBN802 from=82 RBN812 from=82
    copy.len()
}

#[no_mangle]
pub unsafe extern "C" fn duplicate(start: *const u8, len: usize) -> *mut u8 {
    let copy = libc::malloc(len).cast::<u8>();
    if !copy.is_null() && !start.is_null() {
        ptr::copy_nonoverlapping(start, copy, len); // want RBN812
    }
    copy
}

#[no_mangle]
pub unsafe extern "C" fn release(copy: *mut u8) {
    libc::free(copy.cast());
}

// A pointer goes to another thread as a number, which is nothing of what it points at.
#[no_mangle]
pub extern "C" fn summed_elsewhere(start: *const u8, len: usize) -> usize {
    if start.is_null() {
        return 0;
    }
    let place = start as usize;
    let sum = std::thread::spawn(move || {
        let bytes = unsafe { slice::from_raw_parts(place as *const u8, len) }; // want RBN812
        bytes.iter().map(|byte| usize::from(*byte)).sum()
    });
    sum.join().unwrap_or(0)
}

// A number of the caller's is an address all the same.
#[no_mangle]
pub extern "C" fn at_place(place: u64) -> u8 {
    unsafe { *(place as usize as *const u8) } // want RBN801
}

// What a handle leads to is the library's.
pub struct Ring {
    base: Vec<u8>,
}

#[no_mangle]
pub unsafe extern "C" fn ring_put(ring: *mut Ring, start: *const u8, len: usize) -> c_int {
    let Some(ring) = ring.as_mut() else { return -1 };
    if start.is_null() {
        return -1;
    }
    ptr::copy_nonoverlapping(start, ring.base.as_mut_ptr(), len); // want RBN802 from=131 RBN812
    0
}

pub struct Borrowed {
    start: *mut u8,
}

#[no_mangle]
pub unsafe extern "C" fn borrowed_clear(borrowed: *mut Borrowed, len: usize) {
    if !borrowed.is_null() {
        ptr::write_bytes((*borrowed).start, 0, len); // want RBN802 from=145 RBN812
    }
}
