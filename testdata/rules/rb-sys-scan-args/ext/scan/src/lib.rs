//! Arguments that Ruby's own reader puts where pointers point.
use rb_sys::*;
use std::ffi::{c_int, CStr};
use std::mem::transmute;

type Any = unsafe extern "C" fn() -> VALUE;
type List = unsafe extern "C" fn(c_int, *const VALUE, VALUE) -> VALUE;

unsafe fn text(mut value: VALUE) -> String {
    CStr::from_ptr(rb_string_value_cstr(&mut value)).to_string_lossy().into_owned()
}

unsafe fn symbol(name: &CStr) -> VALUE {
    rb_id2sym(rb_intern(name.as_ptr()))
}

unsafe extern "C" fn put(argc: c_int, argv: *const VALUE, _itself: VALUE) -> VALUE {
    let (mut key, mut value, mut options): (VALUE, VALUE, VALUE) = (0, 0, 0);
    rb_scan_args(argc, argv, c"2:".as_ptr(), &mut key as *mut VALUE, &mut value as *mut VALUE, &mut options as *mut VALUE);
    std::fs::write(text(key), text(value)).ok();
    std::fs::read(text(rb_hash_aref(options, rb_id2sym(rb_intern(c"name".as_ptr()))))).ok(); // want RBN301 from=app.rb:6
    value
}

unsafe extern "C" fn keys(argc: c_int, argv: *const VALUE, _itself: VALUE) -> VALUE {
    let mut options: VALUE = 0;
    rb_scan_args(argc, argv, c":".as_ptr(), &mut options);
    std::fs::read(text(rb_hash_aref(options, rb_id2sym(rb_intern(c"name".as_ptr()))))).ok(); // want RBN301 from=app.rb:7
    Qnil as VALUE
}

unsafe extern "C" fn last(argc: c_int, argv: *const VALUE, _itself: VALUE) -> VALUE {
    let mut key: VALUE = 0;
    let mut path: VALUE = 0;
    rb_scan_args(argc, argv, "11\0".as_ptr() as *const _, &mut key, &mut path);
    std::fs::read(text(key)).ok();
    std::fs::read(text(path)).ok(); // want RBN301 from=app.rb:9
    Qnil as VALUE
}

unsafe extern "C" fn rest(argc: c_int, argv: *const VALUE, _itself: VALUE) -> VALUE {
    let (mut key, mut others): (VALUE, VALUE) = (0, 0);
    rb_scan_args(argc, argv, c"1*".as_ptr(), &mut key, &mut others);
    std::fs::read(text(key)).ok(); // want RBN301 from=app.rb:11
    for i in 0..RARRAY_LEN(others) {
        std::fs::read(text(rb_ary_entry(others, i))).ok(); // want RBN301 from=app.rb:10
    }
    Qnil as VALUE
}

unsafe extern "C" fn third(argc: c_int, argv: *const VALUE, _itself: VALUE) -> VALUE {
    let (mut a, mut b, mut c): (VALUE, VALUE, VALUE) = (0, 0, 0);
    rb_scan_args(argc, argv, c"3".as_ptr(), &mut a, &mut b, &mut c);
    std::fs::write(text(a), text(b)).ok();
    std::fs::read(text(c)).ok(); // want RBN301 from=app.rb:12
    Qnil as VALUE
}

unsafe extern "C" fn one(argc: c_int, argv: *const VALUE, _itself: VALUE) -> VALUE {
    let (mut a, mut options): (VALUE, VALUE) = (0, 0);
    rb_scan_args(argc, argv, c"1:".as_ptr(), &mut a, &mut options);
    std::fs::read(text(a)).ok();
    std::fs::read(text(rb_hash_aref(options, rb_id2sym(rb_intern(c"name".as_ptr()))))).ok(); // want RBN301 from=app.rb:13
    Qnil as VALUE
}

unsafe extern "C" fn all(argc: c_int, argv: *const VALUE, _itself: VALUE) -> VALUE {
    let mut all: VALUE = 0;
    rb_scan_args(argc, argv, c"*".as_ptr(), &mut all);
    std::fs::read(text(rb_ary_entry(all, 1))).ok(); // want RBN301 from=app.rb:14
    Qnil as VALUE
}

unsafe extern "C" fn tail(argc: c_int, argv: *const VALUE, _itself: VALUE) -> VALUE {
    let (mut a, mut b, mut others): (VALUE, VALUE, VALUE) = (0, 0, 0);
    rb_scan_args(argc, argv, c"2*".as_ptr(), &mut a, &mut b, &mut others);
    std::fs::write(text(a), text(b)).ok();
    std::fs::read(text(rb_ary_entry(others, 0))).ok(); // want RBN301 from=app.rb:15
    Qnil as VALUE
}

// Which key a helper makes of the name that it is given is not known.
unsafe extern "C" fn tagged(argc: c_int, argv: *const VALUE, _itself: VALUE) -> VALUE {
    let (mut a, mut options): (VALUE, VALUE) = (0, 0);
    rb_scan_args(argc, argv, c"1:".as_ptr(), &mut a, &mut options);
    std::fs::read(text(rb_hash_aref(options, symbol(c"name")))).ok(); // FP_RBN301
    Qnil as VALUE
}

#[no_mangle]
pub unsafe extern "C" fn Init_scan() {
    let module = rb_define_module(c"Scan".as_ptr());
    rb_define_module_function(module, c"put".as_ptr(), Some(transmute::<List, Any>(put)), -1);
    rb_define_module_function(module, c"keys".as_ptr(), Some(transmute::<List, Any>(keys)), -1);
    rb_define_module_function(module, c"last".as_ptr(), Some(transmute::<List, Any>(last)), -1);
    rb_define_module_function(module, c"rest".as_ptr(), Some(transmute::<List, Any>(rest)), -1);
    rb_define_module_function(module, c"third".as_ptr(), Some(transmute::<List, Any>(third)), -1);
    rb_define_module_function(module, c"one".as_ptr(), Some(transmute::<List, Any>(one)), -1);
    rb_define_module_function(module, c"all".as_ptr(), Some(transmute::<List, Any>(all)), -1);
    rb_define_module_function(module, c"tail".as_ptr(), Some(transmute::<List, Any>(tail)), -1);
    rb_define_module_function(module, c"tagged".as_ptr(), Some(transmute::<List, Any>(tagged)), -1);
}
