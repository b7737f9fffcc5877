//! Exported functions that follow pointers, though they are safe to call.
use std::ffi::{c_char, c_int, c_void, CStr};

#[repr(C)]
pub struct Point {
    x: f64,
    y: f64,
}

#[no_mangle]
pub extern "C" fn title_length(title: *const c_char) -> usize {
    if title.is_null() {
        return 0;
    }
    unsafe { CStr::from_ptr(title) }.to_bytes().len() // want RBN819
}

/// # Safety
/// `title` is null or a text that ends with NUL.
#[no_mangle]
pub unsafe extern "C" fn title_length_of(title: *const c_char) -> usize {
    if title.is_null() {
        return 0;
    }
    unsafe { CStr::from_ptr(title) }.to_bytes().len()
}

#[no_mangle]
pub extern "C" fn points_sum(points: *const Point, n: usize, out: *mut f64) -> c_int {
    if points.is_null() || out.is_null() || n > 1024 {
        return -1;
    }
    let all = unsafe { std::slice::from_raw_parts(points, n) }; // want RBN819
    let sum = all.iter().map(|p| p.x + p.y).sum();
    unsafe { out.write(sum) }; // want RBN819
    unsafe { *out += 1.0 };
    0
}

#[no_mangle]
pub extern "C" fn point_x(point: *const Point) -> f64 {
    let Some(point) = (unsafe { point.as_ref() }) else { return 0.0 }; // want RBN819
    point.x
}

#[no_mangle]
pub extern "C" fn point_free(point: *mut c_void) {
    if !point.is_null() {
        drop(unsafe { Box::from_raw(point.cast::<Point>()) }); // want RBN819
    }
}

/// Nothing asks whether it is null: that is told instead.
#[no_mangle]
pub extern "C" fn point_y(point: *const Point) -> f64 {
    unsafe { (*point).y } // want RBN811
}

/// A pointer that is only looked at, and one that is handed on.
#[no_mangle]
pub extern "C" fn point_is_there(point: *const Point, marks: *mut *const Point) -> bool {
    if marks.is_null() {
        return false;
    }
    !point.is_null()
}

#[no_mangle]
pub extern "C" fn point_of(point: Option<&Point>) -> f64 {
    point.map_or(0.0, |p| p.x)
}

/// Not exported.
pub fn point_z(point: *const Point) -> f64 {
    if point.is_null() {
        return 0.0;
    }
    unsafe { (*point).x }
}
