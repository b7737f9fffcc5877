use std::ffi::{c_char, CStr};
use std::fs;

const NAMES: [&str; 2] = ["index", "size"];
static TABLE: [u8; 256] = [7; 256];

fn text<'a>(x: *const c_char) -> &'a str {
    unsafe { CStr::from_ptr(x) }.to_str().unwrap_or("") // want RBN811
}

#[no_mangle]
pub extern "C" fn conditions_equal(x: *const c_char) -> bool {
    let name = text(x);
    if name == "index" {
        return fs::read(name).is_ok();
    }
    if "index" == name {
        return fs::read(name).is_ok();
    }
    if name.eq_ignore_ascii_case("index") {
        return fs::read(name).is_ok();
    }
    fs::read(name).is_ok() // want RBN301
}

#[no_mangle]
pub extern "C" fn conditions_different(x: *const c_char) -> bool {
    let name = text(x);
    if "index" != name {
        return fs::read(name).is_ok(); // want RBN301
    }
    fs::read(name).is_ok()
}

#[no_mangle]
pub extern "C" fn conditions_two(x: *const c_char, y: *const c_char) -> bool {
    let name = text(x);
    name == text(y) && fs::read(name).is_ok() // want RBN301
}

#[no_mangle]
pub extern "C" fn conditions_listed(x: *const c_char) -> bool {
    let name = text(x);
    if !NAMES.contains(&name) {
        return fs::read(name).is_ok(); // want RBN301
    }
    fs::read(name).is_ok()
}

#[no_mangle]
pub extern "C" fn conditions_empty(x: *const c_char) -> bool {
    let name = text(x);
    if name.is_empty() {
        return fs::read(name).is_ok();
    }
    fs::read(name).is_ok() // want RBN301
}

#[no_mangle]
pub extern "C" fn conditions_less(n: usize) -> u8 {
    if 256 <= n {
        return unsafe { *TABLE.get_unchecked(n) }; // want RBN802
    }
    unsafe { *TABLE.get_unchecked(n) }
}

#[no_mangle]
pub extern "C" fn conditions_more(n: usize) -> u8 {
    if TABLE.len() > n {
        return unsafe { *TABLE.get_unchecked(n) };
    }
    unsafe { *TABLE.get_unchecked(n) } // want RBN802
}

#[no_mangle]
pub extern "C" fn conditions_same(n: usize) -> u8 {
    let last = std::env::args().count();
    if n == last {
        return unsafe { *TABLE.get_unchecked(n) };
    }
    if last == n {
        return unsafe { *TABLE.get_unchecked(n) };
    }
    unsafe { *TABLE.get_unchecked(n) } // want RBN802
}

#[no_mangle]
pub extern "C" fn conditions_other(n: usize) -> u8 {
    let last = std::env::args().count();
    if n != last {
        return 0;
    }
    unsafe { *TABLE.get_unchecked(n) }
}

#[no_mangle]
pub extern "C" fn conditions_another(n: usize) -> u8 {
    let last = std::env::args().count();
    if last != n {
        return unsafe { *TABLE.get_unchecked(n) }; // want RBN802
    }
    unsafe { *TABLE.get_unchecked(n) }
}

#[no_mangle]
pub extern "C" fn conditions_range(n: usize, limit: usize) -> u8 {
    if (0..256).contains(&n) {
        return unsafe { *TABLE.get_unchecked(n) };
    }
    if (0..limit).contains(&n) {
        return unsafe { *TABLE.get_unchecked(n) };
    }
    unsafe { *TABLE.get_unchecked(n) } // want RBN802
}
