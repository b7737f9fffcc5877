//! Methods of Ruby that functions define which hand on what they are given, and other names of them.
mod wrap;

use rb_sys::*;
use std::ffi::CStr;
use std::mem::transmute;
use wrap::{cstr, one, two, Any};

unsafe fn text(mut value: VALUE) -> String {
    CStr::from_ptr(rb_string_value_cstr(&mut value)).to_string_lossy().into_owned()
}

unsafe extern "C" fn keep(_itself: VALUE, note: VALUE) -> VALUE {
    std::fs::write("notes/last", text(note)).ok();
    Qnil as VALUE
}

unsafe extern "C" fn read(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::read(text(name)).unwrap(); // want RBN301 from=app.rb:7
    Qnil as VALUE
}

unsafe extern "C" fn at(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::read(text(name)).unwrap(); // want RBN301 from=app.rb:10
    Qnil as VALUE
}

unsafe extern "C" fn head(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::read(text(name)).unwrap(); // want RBN301 from=app.rb:11
    Qnil as VALUE
}

unsafe extern "C" fn lose(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::read(text(name)).unwrap(); // want RBN301 from=app.rb:13
    Qnil as VALUE
}

unsafe extern "C" fn merge(_itself: VALUE, into: VALUE, name: VALUE) -> VALUE {
    std::fs::read(text(into)).unwrap();
    std::fs::read(text(name)).unwrap(); // want RBN301 from=app.rb:8
    Qnil as VALUE
}

unsafe extern "C" fn drafted(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::read(text(name)).unwrap(); // want RBN301 from=app.rb:16
    Qnil as VALUE
}

unsafe extern "C" fn drop_note(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::remove_file(text(name)).ok(); // want RBN301 from=app.rb:12
    Qnil as VALUE
}

unsafe extern "C" fn count(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::read(RSTRING_LEN(name).to_string()).ok();
    Qnil as VALUE
}

unsafe extern "C" fn fetch(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::read(text(name)).unwrap(); // want RBN301 from=app.rb:17
    Qnil as VALUE
}

#[no_mangle]
pub unsafe extern "C" fn Init_notes() {
    let class = rb_define_class(cstr!("Notes"), rb_cObject);
    one(class, "keep", keep);
    one(class, "read", read);
    two(class, "merge", merge);
    one(class, "kept", keep);
    one(class, "at", at);
    one(class, "head", head);
    rb_define_alias(class, cstr!("[]"), cstr!("at"));
    let single = |f: unsafe extern "C" fn(VALUE, VALUE) -> VALUE| {
        Some(transmute::<unsafe extern "C" fn(VALUE, VALUE) -> VALUE, Any>(f))
    };
    rb_define_singleton_method(class, c"drop".as_ptr(), single(drop_note), 1);
    rb_define_singleton_method(class, c"lose".as_ptr(), single(lose), 1);
    rb_define_singleton_method(class, c"count".as_ptr(), single(count), 1);

    let class = rb_define_class(cstr!("Drafts"), rb_cObject);
    one(class, "read", drafted);

    let module = rb_define_module(c"Archive".as_ptr());
    let fetch = transmute::<unsafe extern "C" fn(VALUE, VALUE) -> VALUE, Any>(fetch);
    rb_define_module_function(module, c"fetch".as_ptr(), Some(fetch), 1);
    rb_define_module_function(module, c"size".as_ptr(), single(count), 1);
}
