// Indexes, offsets and lengths that whoever calls says, and that nothing compares with how much there is.
use std::ffi::c_char;
use std::num::NonZeroU8;
use std::slice;

static TABLE: [[u8; 3]; 256] = [[1; 3]; 256];
static NAMES: [u8; 16] = [0; 16];

pub struct Image {
    data: Vec<u8>,
}

#[repr(C)]
pub struct Row {
    data: *mut u32,
    len: usize,
}

#[no_mangle]
pub extern "C" fn pixel(image: Option<&Image>, at: usize) -> u8 {
    let Some(image) = image else { return 0 };
    unsafe { *image.data.get_unchecked(at) } // want RBN802 RBN812
}

#[no_mangle]
pub extern "C" fn pixel_checked(image: Option<&Image>, at: usize) -> u8 {
    let Some(image) = image else { return 0 };
    if at >= image.data.len() {
        return 0;
    }
    unsafe { *image.data.get_unchecked(at) }
}

#[no_mangle]
pub extern "C" fn colour(at: u8) -> u8 {
    unsafe { TABLE.get_unchecked(usize::from(at))[0] ^ *NAMES.get_unchecked(usize::from(at >> 4)) }
}

#[no_mangle]
pub extern "C" fn name(at: u8) -> u8 {
    unsafe { *NAMES.get_unchecked(usize::from(at)) } // want RBN802 RBN812
}

#[no_mangle]
pub unsafe extern "C" fn put(out: *mut u8, at: usize, value: u8) {
    if out.is_null() {
        return;
    }
    *out.add(at) = value; // want RBN812
}

#[no_mangle]
pub unsafe extern "C" fn put_within(out: *mut u8, len: usize, at: usize, value: u8) {
    if out.is_null() || at >= len {
        return;
    }
    *out.add(at) = value;
}

#[no_mangle]
pub extern "C" fn truncate(image: Option<&mut Image>, len: usize) {
    if let Some(image) = image {
        if len < image.data.len() {
            unsafe { image.data.set_len(len) };
        }
        unsafe { image.data.set_len(len) }; // want RBN802 RBN812
    }
}

#[no_mangle]
pub extern "C" fn tail(len: usize) -> u8 {
    let skip = NAMES.len().saturating_sub(len);
    unsafe { *NAMES.as_ptr().add(skip.min(15)) }
}

#[no_mangle]
pub unsafe extern "C" fn first(p: *const u8, len: usize) -> u8 {
    if p.is_null() || len > 4096 {
        return 0;
    }
    let all = slice::from_raw_parts(p, len);
    all[0] // want RBN813
}

#[no_mangle]
pub unsafe extern "C" fn magic(p: *const u8, len: usize) -> u32 {
    if p.is_null() || len > 4096 {
        return 0;
    }
    let all = slice::from_raw_parts(p, len);
    if all.len() < 4 {
        return 0;
    }
    u32::from_be_bytes(all[..4].try_into().unwrap())
}

#[no_mangle]
pub extern "C" fn share(n: u8) -> u8 {
    let least = NonZeroU8::new(n.max(1)).expect("at least one");
    let n = NonZeroU8::new(n).expect("a step"); // want RBN813
    n.get() ^ least.get()
}

#[no_mangle]
pub extern "C" fn counts(n: u8) -> *mut u32 {
    Box::into_raw(vec![1u32; usize::from(n)].into_boxed_slice()) as *mut u32 // want RBN814
}

#[no_mangle]
pub extern "C" fn row(n: u8) -> Row {
    let mut all = vec![1u32; usize::from(n)].into_boxed_slice();
    let row = Row { data: all.as_mut_ptr(), len: all.len() };
    std::mem::forget(all); // want RBN814
    row
}

#[no_mangle]
pub extern "C" fn text() -> *mut c_char {
    let text = String::from("one").into_boxed_str();
    Box::into_raw(text) as *mut c_char // want RBN814
}

#[no_mangle]
pub extern "C" fn image() -> *mut Image {
    Box::into_raw(Box::new(Image { data: Vec::new() }))
}

#[no_mangle]
pub extern "C" fn image_free(image: Option<Box<Image>>) {
    drop(image);
}
