// What an exported function does with pointers and lengths, whoever calls it.
use std::ffi::{c_char, c_int, CStr};
use std::ptr::{self, NonNull};
use std::slice;

#[repr(C)]
pub struct Image {
    width: u32,
    height: u32,
    name: *const c_char,
}

const LARGEST: usize = 4096;

#[no_mangle]
pub extern "C" fn image_width(image: *const Image) -> u32 {
    unsafe { (*image).width } // want RBN811 from=16
}

// Only the first place counts: past it, the pointer was not null.
#[no_mangle]
pub extern "C" fn image_area(image: *const Image) -> u32 {
    let width = unsafe { (*image).width }; // want RBN811 from=22
    let height = unsafe { (*image).height };
    width.wrapping_mul(height)
}

#[no_mangle]
pub extern "C" fn image_either(image: *const Image, wide: bool) -> u32 {
    if wide {
        unsafe { (*image).width } // want RBN811 from=29
    } else {
        unsafe { (*image).height } // want RBN811 from=29
    }
}

#[no_mangle]
pub extern "C" fn image_set(image: *mut Image, out: *mut c_int, other: *mut c_int) {
    unsafe {
        (*image).width = 1; // want RBN811 from=38
        *out = 2; // want RBN811 from=38
        other.write(3); // want RBN811 from=38
    }
}

#[no_mangle]
pub extern "C" fn image_checked(image: *const Image) -> u32 {
    if image.is_null() {
        return 0;
    }
    unsafe { (*image).width }
}

#[no_mangle]
pub extern "C" fn image_compared(a: *const Image, b: *const Image, c: *mut Image, d: *mut Image) -> u32 {
    if a == ptr::null() || ptr::null() == b {
        return 0;
    }
    if c != ptr::null_mut() && ptr::null_mut() != d {
        return unsafe { (*c).width + (*d).width };
    }
    unsafe { (*a).width + (*b).width }
}

#[no_mangle]
pub extern "C" fn image_one_of_two(a: *const Image, b: *const Image) -> u32 {
    if a.is_null() && b.is_null() {
        return 0;
    }
    unsafe { (*a).width } // want RBN811 from=66
}

#[no_mangle]
pub extern "C" fn image_borrowed(image: *mut Image) -> u32 {
    let Some(image) = (unsafe { image.as_mut() }) else {
        return 0;
    };
    image.height = 1;
    image.width
}

#[no_mangle]
pub extern "C" fn image_asked(image: *const Image) -> u32 {
    match unsafe { image.as_ref() } {
        Some(_) => unsafe { (*image).width },
        None => 0,
    }
}

#[no_mangle]
pub extern "C" fn image_asked_mut(image: *mut Image) {
    if let Some(_) = unsafe { image.as_mut() } {
        unsafe { (*image).width = 1 };
    }
}

#[no_mangle]
pub extern "C" fn image_non_null(image: *mut Image) -> u32 {
    match NonNull::new(image) {
        Some(found) => unsafe { (*found.as_ptr()).width + (*image).height },
        None => 0,
    }
}

#[no_mangle]
pub extern "C" fn image_only_debug(image: *const Image) -> u32 {
    debug_assert!(!image.is_null());
    unsafe { (*image).width } // want RBN811 from=106
}

#[no_mangle]
pub extern "C-unwind" fn image_asserted(image: *const Image) -> u32 {
    assert!(!image.is_null());
    unsafe { (*image).width }
}

fn missing<T>(pointer: *const T) -> bool {
    pointer.is_null()
}

fn name_of(image: *const Image) -> *const c_char {
    unsafe { (*image).name } // want RBN811 from=135
}

#[no_mangle]
pub extern "C" fn image_by_helper(image: *const Image) -> u32 {
    if missing(image) {
        return 0;
    }
    unsafe { (*image).width }
}

// What the memory holds is not what the parameter is.
#[no_mangle]
pub extern "C" fn image_name(image: *const Image) -> usize {
    let name = name_of(image);
    unsafe { CStr::from_ptr(name) }.to_bytes().len() + unsafe { (*image).width } as usize
}

#[no_mangle]
pub unsafe extern "C" fn image_named(image: *mut Image, name: *const c_char) -> usize {
    if !image.is_null() {
        (*image).name = name;
    }
    let name = name as *const u8 as *const c_char;
    CStr::from_ptr(name).to_bytes().len() // want RBN811 from=141
}

#[no_mangle]
pub extern "C" fn image_moved(rows: *const u8, at: usize) -> u8 {
    let row = rows.wrapping_add(0);
    unsafe { *rows.add(at) ^ *row } // want RBN811 from=150 RBN812 from=150
}

#[no_mangle]
pub extern "C" fn image_swapped(from: *const u32, to: *mut u32) {
    unsafe { ptr::copy_nonoverlapping(from, to, 4) }; // want RBN811 from=156
}

// These cannot be null, or say it where they are.
#[no_mangle]
pub extern "C" fn image_references(image: &Image, other: Option<&Image>, callback: Option<extern "C" fn(u32)>) -> u32 {
    if let Some(callback) = callback {
        callback(image.width);
    }
    other.map_or(0, |other| other.width)
}

pub extern "C" fn image_hidden(image: *const Image) -> u32 {
    unsafe { (*image).width }
}

#[no_mangle]
pub extern "C" fn image_rows(rows: *const u8, len: usize) -> u64 {
    if rows.is_null() {
        return 0;
    }
    unsafe { slice::from_raw_parts(rows, len) }.iter().map(|row| u64::from(*row)).sum() // want RBN812 from=174
}

#[no_mangle]
pub extern "C" fn image_rows_bounded(rows: *const u8, len: usize, columns: c_int) -> u64 {
    if rows.is_null() || len > LARGEST || columns <= 0 {
        return 0;
    }
    let rows = unsafe { slice::from_raw_parts(rows, len) };
    rows.iter().map(|row| u64::from(*row)).sum()
}

#[no_mangle]
pub extern "C" fn image_rows_cut(rows: *const u8, len: usize, count: c_int) -> u64 {
    if rows.is_null() {
        return 0;
    }
    let some = unsafe { slice::from_raw_parts(rows, len.min(LARGEST)) };
    let more = unsafe { slice::from_raw_parts(rows, count as usize * 4) }; // want RBN812 from=191
    some.iter().chain(more).map(|row| u64::from(*row)).sum()
}

#[no_mangle]
pub extern "C" fn image_copied(from: *const u8, to: *mut u8, len: usize) {
    if !from.is_null() && !to.is_null() {
        unsafe { ptr::copy_nonoverlapping(from, to, len) }; // want RBN812 from=201
        unsafe { from.copy_to(to, len) }; // want RBN812 from=201
    }
}

pub type Handle = *mut Image;
pub type Again = Handle;

#[no_mangle]
pub extern "C" fn image_by_alias(image: Again, out: *mut *mut Image) -> u32 {
    unsafe { *out = image }; // want RBN811
    unsafe { (*image).width } // want RBN811
}

// Asked in another way.
#[no_mangle]
pub extern "C" fn image_asked(image: *const Image) -> u32 {
    if unsafe { image.as_ref() }.is_none() {
        return 0;
    }
    unsafe { (*image).width }
}

#[no_mangle]
pub extern "C" fn image_asked_there(image: *mut Image) -> u32 {
    if unsafe { image.as_mut() }.is_some() {
        return unsafe { (*image).width };
    }
    unsafe { (*image).width } // want RBN811
}

#[no_mangle]
pub extern "C" fn image_asked_before(image: *mut Image, other: *const Image) -> u32 {
    if std::ptr::NonNull::new(image).is_none() || unsafe { image.as_mut() }.is_none() {
        return 0;
    }
    if unsafe { other.as_ref() }.is_some() {
        return unsafe { (*other).width };
    }
    if std::ptr::NonNull::new(other as *mut Image).is_some() {
        return unsafe { (*other).width };
    }
    unsafe { (*image).width }
}

// A pointer may be null where the length says that nothing is there. Two checks that only together say so are not
// put together yet.
#[no_mangle]
pub extern "C" fn bytes_if_any(data: *const u8, len: i32) -> u8 {
    if data.is_null() && len != 0 {
        return 0;
    }
    if len > 0 {
        return unsafe { *data }; // FP_RBN811
    }
    1
}

fn valid_or_empty(data: *const u8, len: usize) -> bool {
    if len == 0 {
        return true;
    }
    !data.is_null()
}

#[no_mangle]
pub extern "C" fn bytes_valid_or_empty(data: *const u8, len: usize) -> u8 {
    if !valid_or_empty(data, len) || len == 0 {
        return 0;
    }
    unsafe { *data } // FP_RBN811
}

// Without the second check the pointer is followed where nothing is there, too.
#[no_mangle]
pub extern "C" fn bytes_even_if_none(data: *const u8, len: i32) -> u8 {
    if data.is_null() && len != 0 {
        return 0;
    }
    unsafe { *data } // want RBN811
}

#[no_mangle]
pub extern "C" fn bytes_valid(data: *const u8, len: usize) -> u8 {
    if !valid_or_empty(data, len) {
        return 0;
    }
    unsafe { *data } // want RBN811
}

// Asked as a number, and several in a list.
#[no_mangle]
pub extern "C" fn image_as_number(image: *const Image) -> u32 {
    if image as usize == 0 {
        return 0;
    }
    unsafe { (*image).width }
}

#[no_mangle]
pub extern "C" fn image_among(image: *const Image, other: *const Image) -> u32 {
    if [image, other].iter().any(|given| given.is_null()) {
        return 0;
    }
    unsafe { (*image).width + (*other).width }
}
