//! The same by Ruby's interface for C.
use rb_sys::*;
use std::ffi::c_char;
use std::mem::transmute;

type Any = unsafe extern "C" fn() -> VALUE;
type One = unsafe extern "C" fn(VALUE, VALUE) -> VALUE;
type Two = unsafe extern "C" fn(VALUE, VALUE, VALUE) -> VALUE;

unsafe fn text(value: VALUE) -> Vec<u8> {
    std::slice::from_raw_parts(RSTRING_PTR(value) as *const u8, RSTRING_LEN(value) as usize).to_vec()
}

unsafe fn id(value: VALUE) -> ID {
    let name = text(value);
    rb_intern2(name.as_ptr() as *const c_char, name.len() as _)
}

unsafe extern "C" fn size(_itself: VALUE, on: VALUE) -> VALUE {
    rb_funcall(on, rb_intern(c"size".as_ptr()), 0)
}

unsafe extern "C" fn constant(_itself: VALUE, name: VALUE) -> VALUE {
    let id = if RSTRING_LEN(name) > 3 { rb_intern(c"Order".as_ptr()) } else { rb_intern(c"Bill".as_ptr()) };
    rb_const_get(rb_cObject, id)
}

unsafe extern "C" fn call(_itself: VALUE, on: VALUE, name: VALUE) -> VALUE {
    rb_funcall(on, id(name), 0) // want RBN402 from=app.rb:21
}

unsafe extern "C" fn any(_itself: VALUE, name: VALUE) -> VALUE {
    rb_const_get(rb_cObject, id(name)) // want RBN402 from=app.rb:22
}

unsafe extern "C" fn path(_itself: VALUE, mut name: VALUE) -> VALUE {
    rb_path2class(rb_string_value_cstr(&mut name)) // want RBN402 from=app.rb:23
}

#[no_mangle]
pub unsafe extern "C" fn Init_rawpick() {
    let module = rb_define_module(c"Rawpick".as_ptr());
    rb_define_module_function(module, c"size".as_ptr(), Some(transmute::<One, Any>(size)), 1);
    rb_define_module_function(module, c"constant".as_ptr(), Some(transmute::<One, Any>(constant)), 1);
    rb_define_module_function(module, c"call".as_ptr(), Some(transmute::<Two, Any>(call)), 2);
    rb_define_module_function(module, c"any".as_ptr(), Some(transmute::<One, Any>(any)), 1);
    rb_define_module_function(module, c"path".as_ptr(), Some(transmute::<One, Any>(path)), 1);
}
