//! A method on the singleton class, by Ruby's own interface for C.
use rb_sys::*;
use std::ffi::CStr;
use std::mem::transmute;

unsafe extern "C" fn open_raw(_itself: VALUE, mut path: VALUE) -> VALUE {
    let path = CStr::from_ptr(rb_string_value_cstr(&mut path)).to_string_lossy().into_owned();
    std::fs::read(path).unwrap(); // want RBN301 from=app.rb:23
    Qnil as VALUE
}

#[no_mangle]
pub unsafe extern "C" fn Init_raw_ext() {
    let reader = rb_define_class(c"Reader".as_ptr(), rb_cObject);
    let own = rb_singleton_class(reader);
    let open = transmute::<unsafe extern "C" fn(VALUE, VALUE) -> VALUE, unsafe extern "C" fn() -> VALUE>(open_raw);
    rb_define_method(own, c"open_raw".as_ptr(), Some(open), 1);
}
