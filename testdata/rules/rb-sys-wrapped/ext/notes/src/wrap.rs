//! What defines methods, in layers.
use rb_sys::*;
use std::ffi::CString;

pub type Any = unsafe extern "C" fn() -> VALUE;

macro_rules! cstr {
    ($s:expr) => {
        concat!($s, "\0").as_ptr() as *const std::os::raw::c_char
    };
}
pub(crate) use cstr;

pub unsafe fn define(class: VALUE, name: &str, function: Any, arity: i32) {
    let name = CString::new(name).unwrap_or_default();
    rb_define_method(class, name.as_ptr(), Some(function), arity);
}

pub unsafe fn one(class: VALUE, name: &str, function: unsafe extern "C" fn(VALUE, VALUE) -> VALUE) {
    define(class, name, std::mem::transmute::<unsafe extern "C" fn(VALUE, VALUE) -> VALUE, Any>(function), 1);
}

pub unsafe fn two(class: VALUE, name: &str, function: unsafe extern "C" fn(VALUE, VALUE, VALUE) -> VALUE) {
    define(class, name, std::mem::transmute::<unsafe extern "C" fn(VALUE, VALUE, VALUE) -> VALUE, Any>(function), 2);
}
