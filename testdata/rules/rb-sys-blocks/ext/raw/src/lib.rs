//! Methods that call back into Ruby by its interface for C.
use rb_sys::*;
use std::ffi::{c_char, CStr, CString};
use std::mem::transmute;

type Func1 = unsafe extern "C" fn(VALUE, VALUE) -> VALUE;

unsafe extern "C" fn each(_itself: VALUE, text: VALUE) -> VALUE {
    rb_yield(text)
}

unsafe extern "C" fn pair(_itself: VALUE, text: VALUE) -> VALUE {
    rb_yield_values(2, Qnil as VALUE, text)
}

unsafe extern "C" fn first(_itself: VALUE, text: VALUE) -> VALUE {
    rb_yield_values(2, text, Qnil as VALUE)
}

unsafe extern "C" fn run(_itself: VALUE, text: VALUE) -> VALUE {
    let code = CStr::from_ptr(rb_string_value_cstr(&mut { text })).to_string_lossy().into_owned();
    let code = CString::new(code).unwrap_or_default();
    rb_eval_string(code.as_ptr()) // want RBN401 from=app.rb:31
}

#[no_mangle]
pub unsafe extern "C" fn Init_raw() {
    let module = rb_define_module(c"Raw".as_ptr());
    rb_define_singleton_method(module, c"each".as_ptr(), Some(transmute(each as Func1)), 1);
    rb_define_singleton_method(module, c"pair".as_ptr(), Some(transmute(pair as Func1)), 1);
    rb_define_singleton_method(module, c"first".as_ptr(), Some(transmute(first as Func1)), 1);
    rb_define_singleton_method(module, c"run".as_ptr(), Some(transmute(run as Func1)), 1);
}
