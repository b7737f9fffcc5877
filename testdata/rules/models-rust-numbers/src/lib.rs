use std::cmp;
use std::ffi::{c_char, CStr};
use std::process::Command;

static TABLE: [u8; 256] = [7; 256];

fn text<'a>(x: *const c_char) -> &'a str {
    unsafe { CStr::from_ptr(x) }.to_str().unwrap_or("") // want RBN811
}

#[no_mangle]
pub extern "C" fn numbers_remainder(n: usize, by: usize) -> u8 {
    unsafe { *TABLE.get_unchecked(n % by) } // want RBN802 RBN813
}

#[no_mangle]
pub extern "C" fn numbers_constant_remainder(n: usize) -> u8 {
    unsafe { *TABLE.get_unchecked(n % 256) ^ *TABLE.get_unchecked(n & 0xff) }
}

#[no_mangle]
pub extern "C" fn numbers_euclid(n: usize) -> u8 {
    unsafe { *TABLE.get_unchecked(n.rem_euclid(256)) }
}

#[no_mangle]
pub extern "C" fn numbers_least(n: usize) -> u8 {
    unsafe { *TABLE.get_unchecked(n.min(255)) ^ *TABLE.get_unchecked(cmp::min(n, 255)) }
}

#[no_mangle]
pub extern "C" fn numbers_largest(n: usize) -> u8 {
    let largest = cmp::max(n, 1);
    let first = unsafe { *TABLE.get_unchecked(n.max(1)) }; // want RBN802
    first ^ unsafe { *TABLE.get_unchecked(largest) } // want RBN802
}

#[no_mangle]
pub extern "C" fn numbers_largest_of(n: usize) -> u8 {
    let numbers = [n, 1];
    let largest = numbers.iter().max().copied().unwrap_or(0);
    unsafe { *TABLE.get_unchecked(largest) } // want RBN802
}

#[no_mangle]
pub extern "C" fn numbers_clamped(n: usize) -> u8 {
    unsafe { *TABLE.get_unchecked(n.clamp(0, 255)) }
}

#[no_mangle]
pub extern "C" fn numbers_computed(n: usize) -> u8 {
    let Some(next) = n.checked_add(1) else {
        return 0;
    };
    let first = unsafe { *TABLE.get_unchecked(next) }; // want RBN802
    first ^ unsafe { *TABLE.get_unchecked(n.wrapping_mul(2)) } // want RBN802
}

/// Digits are all that a number leaves of a text; how large it is, the text says.
#[no_mangle]
pub extern "C" fn numbers_digits(x: *const c_char) -> u8 {
    let n = usize::from_str_radix(text(x), 16).unwrap_or(0);
    let _ = Command::new("sh").arg("-c").arg(format!("head -c {n} VERSION")).status();
    unsafe { *TABLE.get_unchecked(n) } // want RBN802
}

#[no_mangle]
pub extern "C" fn numbers_text(x: *const c_char) -> bool {
    let name = text(x).parse::<String>().unwrap_or_default();
    let Ok(n) = text(x).parse::<u16>() else {
        return false;
    };
    let quiet = Command::new("sh").arg("-c").arg(format!("head -c {n} VERSION")).status();
    let named = Command::new("sh").arg("-c").arg(format!("wc {name}")).status(); // want RBN201
    quiet.is_ok() && named.is_ok()
}
