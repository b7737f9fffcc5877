//! What the caller of an exported function chooses is for him to say, but good to know: how much memory is taken, which
//! library is loaded, what all threads see.

use libloading::Library;
use std::ffi::{c_char, CStr};

static mut LAST_SEEN: u32 = 0;
static mut STARTED: bool = false;

#[no_mangle]
pub extern "C" fn chooser_start() {
    unsafe { STARTED = true };
}

#[no_mangle]
pub extern "C" fn chooser_seen(id: u32) -> bool {
    unsafe {
        LAST_SEEN = id; // want RBN805
        STARTED
    }
}

#[no_mangle]
pub extern "C" fn chooser_last() -> u32 {
    unsafe { LAST_SEEN }
}

#[no_mangle]
pub extern "C" fn chooser_grid_limited(columns: u32, rows: u32) -> usize {
    let cells = (columns.min(64) * rows.min(64)) as usize;
    let grid: Vec<u64> = Vec::with_capacity(cells);
    grid.capacity()
}

#[no_mangle]
pub extern "C" fn chooser_grid(columns: u32, rows: u32) -> usize {
    let (columns, rows) = (columns as usize, rows as usize);
    let grid: Vec<u64> = Vec::with_capacity(columns * rows); // want RBN804
    grid.capacity()
}

/// # Safety
/// `name` is null or a text that ends with a NUL.
#[no_mangle]
pub unsafe extern "C" fn chooser_known_plugin(name: *const c_char) -> bool {
    if name.is_null() {
        return false;
    }
    let file = match CStr::from_ptr(name).to_bytes() {
        b"sharpen" => "libchooser_sharpen.so.1",
        _ => "libchooser_blur.so.1",
    };
    Library::new(file).is_ok()
}

/// # Safety
/// `name` is null or a text that ends with a NUL.
#[no_mangle]
pub unsafe extern "C" fn chooser_plugin(name: *const c_char) -> bool {
    if name.is_null() {
        return false;
    }
    let Ok(file) = CStr::from_ptr(name).to_str() else {
        return false;
    };
    Library::new(file).is_ok() // want RBN102
}
