use std::ffi::CStr;
use std::fs;

use rb_sys::*;

unsafe extern "C" fn raw_by_id(_itself: VALUE, mut name: VALUE) -> VALUE {
    let name = CStr::from_ptr(rb_string_value_cstr(&mut name)).to_str().unwrap_or("");
    let _ = fs::read(name); // want RBN301 from=app.rb:54
    Qnil as VALUE
}

unsafe extern "C" fn raw_guarded(_itself: VALUE, mut name: VALUE) -> VALUE {
    let name = CStr::from_ptr(rb_string_value_ptr(&mut name)).to_str().unwrap_or("");
    let _ = fs::read(name); // want RBN301 from=app.rb:55
    Qnil as VALUE
}

unsafe extern "C" fn raw_size(_itself: VALUE, name: VALUE) -> VALUE {
    rb_ll2inum(RSTRING_LEN(name) as _)
}

#[no_mangle]
pub unsafe extern "C" fn Init_raw() {
    let module = rb_define_module(b"Raw\0".as_ptr() as _);
    let class = rb_define_class_under(module, "Open\0".as_ptr() as *const i8, rb_cObject);
    rb_define_method_id(class, rb_intern(c"by_id".as_ptr()), Some(std::mem::transmute(raw_by_id as *const ())), 1);
    rb_define_protected_method(class, c"guarded".as_ptr(), Some(std::mem::transmute(raw_guarded as *const ())), 1);
    rb_define_method_id(class, rb_intern(c"size".as_ptr()), Some(std::mem::transmute(raw_size as *const ())), 1);
}
