use std::ffi::CStr;
use std::fs::read;
use std::os::raw::{c_char, c_int};

unsafe fn text(p: *const c_char) -> String {
    if p.is_null() {
        return String::new();
    }
    CStr::from_ptr(p).to_string_lossy().into_owned()
}

#[no_mangle]
pub unsafe extern "C" fn tb_pair(p: *const c_char) -> c_int {
    read(text(p)).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:61
}

#[no_mangle]
pub unsafe extern "C" fn tb_second(_a: *const c_char, p: *const c_char) -> c_int {
    read(text(p)).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:62
}

#[no_mangle]
pub unsafe extern "C" fn tb_word(p: *const c_char) -> c_int {
    read(text(p)).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:63
}

#[no_mangle]
pub unsafe extern "C" fn tb_row(p: *const c_char) -> c_int {
    read(text(p)).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:64
}

#[no_mangle]
pub unsafe extern "C" fn tb_parts(p: *const c_char) -> c_int {
    read(text(p)).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:65
}

#[no_mangle]
pub unsafe extern "C" fn tb_other_name(p: *const c_char) -> c_int {
    read(text(p)).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:66
}

#[no_mangle]
pub unsafe extern "C" fn tb_kept(p: *const c_char) -> c_int {
    read(text(p)).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:67
}

#[no_mangle]
pub unsafe extern "C" fn tb_fixed(p: *const c_char) -> c_int {
    read(text(p)).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:68
}

// No element of a table attaches it under the name that is called.
#[no_mangle]
pub unsafe extern "C" fn tb_never(p: *const c_char) -> c_int {
    read(text(p)).map_or(-1, |b| b.len() as c_int)
}

#[no_mangle]
pub unsafe extern "C" fn tb_named(p: *const c_char) -> c_int {
    read(text(p)).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:75
}

// A status is a number: no path crosses in it.
#[no_mangle]
pub unsafe extern "C" fn tb_status(n: c_int) -> c_int {
    read(n.to_string()).map_or(-1, |b| b.len() as c_int)
}

#[no_mangle]
pub unsafe extern "C" fn tb_mode(n: c_int) -> c_int {
    read(n.to_string()).map_or(-1, |b| b.len() as c_int)
}

#[no_mangle]
pub unsafe extern "C" fn tb_level(n: u8) -> c_int {
    read(n.to_string()).map_or(-1, |b| b.len() as c_int)
}

#[no_mangle]
pub unsafe extern "C" fn tb_wide(n: usize) -> c_int {
    n as c_int
}

#[no_mangle]
pub unsafe extern "C" fn tb_each(p: *const c_char, line: extern "C" fn(*const c_char, c_int)) {
    line(p, 3);
}

#[no_mangle]
pub unsafe extern "C" fn tb_each_maybe(p: *const c_char, line: Option<unsafe extern "C" fn(*const c_char, c_int)>) {
    if let Some(f) = line {
        f(p, 3);
    }
}

#[repr(C)]
pub struct Entry {
    path: *const c_char,
    other: *const c_char,
    size: c_int,
}

#[no_mangle]
pub unsafe extern "C" fn tb_by_value(entry: Entry) -> c_int {
    read(text(entry.path)).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:84
}

#[no_mangle]
pub unsafe extern "C" fn tb_by_pointer(entry: *const Entry) -> c_int {
    if entry.is_null() {
        return -1;
    }
    read(text((*entry).path)).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:91
}

#[repr(u8)]
pub enum Mode {
    Fast = 1,
    Slow = 2,
}

#[no_mangle]
pub unsafe extern "C" fn tb_paint(n: c_int) -> c_int {
    std::mem::transmute::<u8, Mode>(n as u8) as c_int
}

#[no_mangle]
pub unsafe extern "C" fn tb_paint_number(n: c_int) -> c_int {
    std::mem::transmute::<u8, Mode>(n as u8) as c_int // want RBN803
}
