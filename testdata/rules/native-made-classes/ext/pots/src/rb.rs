//! What makes and finds classes and binds methods, in functions of its own.
use rb_sys::*;
use std::ffi::CString;

macro_rules! c_text {
    ($s:expr) => {
        CString::new($s).unwrap()
    };
}

macro_rules! c_ptr {
    ($s:expr) => {
        c_text!($s).into_raw()
    };
}

macro_rules! id {
    ($s:expr) => {
        rb_intern(c_ptr!($s))
    };
}

pub type Callback = unsafe extern "C" fn() -> VALUE;

pub fn module(name: &str) -> VALUE {
    unsafe { rb_define_module(c_ptr!(name)) }
}

pub fn class_under(outer: VALUE, name: &str) -> VALUE {
    let parent = unsafe { rb_cObject };
    unsafe { rb_define_class_under(outer, c_ptr!(name), parent) }
}

pub fn find(name: &str, outer: VALUE) -> VALUE {
    unsafe { rb_const_get(outer, id!(name)) }
}

pub fn find_top(name: &str) -> VALUE {
    find(name, unsafe { rb_cObject })
}

pub fn method(class: VALUE, name: &str, function: Callback, arity: i32) {
    unsafe { rb_define_method(class, c_ptr!(name), Some(function), arity) }
}

// Nothing uses it.
pub fn singleton_method(class: VALUE, name: &str, function: Callback, arity: i32) {
    unsafe { rb_define_singleton_method(class, c_ptr!(name), Some(function), arity) }
}
