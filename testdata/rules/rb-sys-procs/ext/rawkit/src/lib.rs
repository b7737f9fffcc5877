mod table;
mod walk;

use std::ffi::{c_int, CStr};

use rb_sys::*;

type Entry = unsafe extern "C" fn() -> VALUE;
type Unary = unsafe extern "C" fn(VALUE, VALUE) -> VALUE;
type Binary = unsafe extern "C" fn(VALUE, VALUE, VALUE) -> VALUE;

union Function {
    unary: Unary,
    binary: Binary,
    entry: Entry,
}

unsafe fn bind(module: VALUE, name: &CStr, function: Function, arity: c_int) {
    rb_define_module_function(module, name.as_ptr(), Some(function.entry), arity);
}

unsafe fn unary(module: VALUE, name: &CStr, unary: Unary) {
    bind(module, name, Function { unary }, 1);
}

unsafe fn binary(module: VALUE, name: &CStr, binary: Binary) {
    bind(module, name, Function { binary }, 2);
}

pub unsafe fn text(value: VALUE) -> String {
    let bytes = std::slice::from_raw_parts(RSTRING_PTR(value) as *const u8, RSTRING_LEN(value) as usize);
    String::from_utf8_lossy(bytes).into_owned()
}

pub unsafe fn string(text: &str) -> VALUE {
    rb_utf8_str_new(text.as_ptr() as *const _, text.len() as _)
}

#[no_mangle]
pub unsafe extern "C" fn Init_rawkit() {
    let module = rb_define_module(c"Rawkit".as_ptr());
    binary(module, c"each_name", walk::each_name);
    binary(module, c"each_number", walk::each_number);
    binary(module, c"each_here", walk::each_here);
    unary(module, c"blanks", table::blanks);
    unary(module, c"pad", table::pad);
}
