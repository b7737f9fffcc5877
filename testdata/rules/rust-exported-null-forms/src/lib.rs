//! Further ways to ask whether a pointer is null, and where it is not the pointer that is followed.
use std::ffi::{c_char, CStr};
use std::ptr::{self, NonNull};

#[no_mangle]
pub extern "C" fn as_number(p: *const u8) -> u8 {
    if p as usize > 0 {
        return unsafe { *p };
    }
    0
}

#[no_mangle]
pub extern "C" fn as_number_turned(p: *const u8) -> u8 {
    if 0 < p as usize {
        return unsafe { *p };
    }
    0
}

#[no_mangle]
pub extern "C" fn as_other_number(p: *const u8) -> u8 {
    if p as usize % 8 > 0 {
        return unsafe { *p }; // want RBN811
    }
    0
}

#[no_mangle]
pub extern "C" fn compared(p: *const u8) -> u8 {
    if ptr::eq(p, ptr::null()) {
        return 0;
    }
    unsafe { *p }
}

#[no_mangle]
pub extern "C" fn compared_wrongly(p: *const u8) -> u8 {
    if !ptr::eq(p, ptr::null()) {
        return 0;
    }
    unsafe { *p } // want RBN811
}

#[no_mangle]
pub extern "C" fn only_if_null(p: *const u8) -> u8 {
    if p != ptr::null() {
        return 0;
    }
    unsafe { *p } // want RBN811
}

// The reference leads to a variable of the function's own, whatever that holds.
#[no_mangle]
pub extern "C" fn copied(p: *const u8) -> u8 {
    let own = p;
    let same = unsafe { ptr::read(&own) };
    unsafe { *same } // want RBN811
}

#[no_mangle]
pub extern "C" fn replaced(p: *const u8) -> u8 {
    let mut own = p;
    unsafe { ptr::write(&mut own, b"abc".as_ptr()) };
    unsafe { *own }
}

#[no_mangle]
pub extern "C" fn through_reference(p: *const u8) -> u8 {
    let own = &p;
    let same = *own;
    unsafe { ptr::read(same) } // want RBN811
}

#[no_mangle]
pub extern "C" fn in_a_list(p: *const u8) -> u8 {
    let list = [p];
    let first = *list.first().unwrap();
    unsafe { *first } // want RBN811
}

// What is there is no address, whichever type it is taken for.
#[no_mangle]
pub extern "C" fn reference(p: *const u8) -> usize {
    let Some(there) = (unsafe { p.as_ref() }) else { return 0 };
    let again = there as *const u8;
    unsafe { CStr::from_ptr(again as *const c_char) }.to_bytes().len()
}

#[no_mangle]
pub extern "C" fn cast_before(p: *const c_char) -> u32 {
    let bytes = p.cast::<u8>();
    if bytes.is_null() {
        return 0;
    }
    unsafe { (bytes as *const u32).read_unaligned() }
}

#[no_mangle]
pub extern "C" fn cast_made_before(p: *const c_char) -> u32 {
    let bytes = p.cast::<u8>();
    if NonNull::new(p.cast_mut()).is_none() {
        return 0;
    }
    unsafe { *(bytes as *const u32) }
}
