//! The same by Ruby's own interface for C.
use rb_sys::*;
use std::mem::transmute;

type Func1 = unsafe extern "C" fn(VALUE, VALUE) -> VALUE;
type Func2 = unsafe extern "C" fn(VALUE, VALUE, VALUE) -> VALUE;

unsafe extern "C" fn file(_itself: VALUE, desk: VALUE, text: VALUE) -> VALUE {
    let kind = rb_utf8_str_new_cstr(c"letter".as_ptr());
    rb_funcall(desk, rb_intern(c"file_kind".as_ptr()), 2, kind, text);
    rb_funcall(desk, rb_intern(c"file_away".as_ptr()), 2, kind, text)
}

unsafe extern "C" fn open(_itself: VALUE, text: VALUE) -> VALUE {
    let class = rb_path2class("Desk\0".as_ptr() as *const _);
    let args = [text];
    rb_funcallv(class, rb_intern("open\0".as_ptr() as *const _), 1, args.as_ptr())
}

unsafe extern "C" fn write_raw(itself: VALUE, text: VALUE) -> VALUE {
    rb_iv_set(itself, c"@raw".as_ptr(), text)
}

unsafe extern "C" fn read_raw(itself: VALUE) -> VALUE {
    rb_iv_get(itself, c"@raw".as_ptr())
}

unsafe extern "C" fn shut(_itself: VALUE, text: VALUE) -> VALUE {
    let class = rb_const_get(rb_cObject, rb_intern(c"Desk".as_ptr()));
    rb_funcall(class, rb_intern(c"shut".as_ptr()), 1, text)
}

#[no_mangle]
pub unsafe extern "C" fn Init_rawcall() {
    let module = rb_define_module(c"Rawcall".as_ptr());
    rb_define_singleton_method(module, c"file".as_ptr(), Some(transmute::<Func2, _>(file)), 2);
    rb_define_singleton_method(module, c"open".as_ptr(), Some(transmute::<Func1, _>(open)), 1);
    rb_define_singleton_method(module, c"shut".as_ptr(), Some(transmute::<Func1, _>(shut)), 1);
    let letter = rb_define_class(c"Letter".as_ptr(), rb_cObject);
    rb_define_method(letter, c"write_raw".as_ptr(), Some(transmute::<Func1, _>(write_raw)), 1);
    rb_define_method(letter, c"read_raw".as_ptr(), Some(transmute::<unsafe extern "C" fn(VALUE) -> VALUE, _>(read_raw)), 0);
}
