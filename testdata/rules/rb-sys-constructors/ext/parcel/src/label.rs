use crate::{owned, ruby};
use rb_sys::*;
use std::fs;

/// Reads `key: value` lines into the instance variables.
pub unsafe extern "C" fn initialize(slf: VALUE, raw: VALUE) -> VALUE {
    rb_ivar_set(slf, rb_intern(c"@template".as_ptr()), ruby("a6-portrait"));
    for (key, value) in owned(raw).lines().filter_map(|line| line.split_once(':')) {
        match key.trim() {
            "carrier" => rb_ivar_set(slf, rb_intern(c"@carrier".as_ptr()), ruby(value)),
            "grams" => rb_ivar_set(slf, rb_intern(c"@grams".as_ptr()), rb_uint2inum(value.parse::<u32>().unwrap_or(0) as _)),
            _ => continue,
        };
    }
    slf
}

unsafe fn asked() -> String {
    owned(rb_yield(ruby("volumes")))
}

/// Asks the block for a folder.
pub unsafe extern "C" fn located(slf: VALUE) -> VALUE {
    let _ = fs::read_to_string(asked()); // want RBN301
    slf
}

/// Asks the block for a number.
pub unsafe extern "C" fn counted(slf: VALUE) -> VALUE {
    let count = rb_num2uint(rb_yield(ruby("count")));
    let _ = fs::read_to_string(format!("/srv/parcel/{count}"));
    let shelf = rb_num2int(rb_yield(ruby("shelf")));
    let _ = fs::read_to_string(format!("/srv/parcel/{shelf}"));
    slf
}

unsafe fn first(depth: u32) -> String {
    second(depth)
}
unsafe fn second(depth: u32) -> String {
    if depth > 8 { first(depth - 1) } else { third() }
}
unsafe fn third() -> String {
    fourth()
}
unsafe fn fourth() -> String {
    fifth()
}
unsafe fn fifth() -> String {
    asked()
}

/// Asks the block for a folder, by several functions, two of which call each other.
pub unsafe extern "C" fn guided(slf: VALUE) -> VALUE {
    let _ = fs::read_to_string(first(2)); // want RBN301
    slf
}
