mod rb;

use rb_sys::*;
use std::ffi::CStr;
use std::mem::transmute;

type One = unsafe extern "C" fn(VALUE, VALUE) -> VALUE;

unsafe fn text(mut value: VALUE) -> String {
    CStr::from_ptr(rb_string_value_cstr(&mut value)).to_string_lossy().into_owned()
}

unsafe extern "C" fn fire(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::remove_file(text(name)).ok(); // want RBN301 from=app.rb:9
    Qnil as VALUE
}

unsafe extern "C" fn glaze(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::remove_file(text(name)).ok(); // want RBN301 from=app.rb:10
    Qnil as VALUE
}

unsafe extern "C" fn cracked(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::remove_file(text(name)).ok(); // want RBN301 from=app.rb:11
    Qnil as VALUE
}

unsafe extern "C" fn shelve(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::remove_file(text(name)).ok(); // want RBN301 from=app.rb:12
    Qnil as VALUE
}

unsafe extern "C" fn stack(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::remove_file(text(name)).ok(); // want RBN301 from=app.rb:13
    Qnil as VALUE
}

unsafe extern "C" fn weigh(_itself: VALUE, name: VALUE) -> VALUE {
    std::fs::remove_file(text(name)).ok(); // want RBN301 from=app.rb:16
    Qnil as VALUE
}

#[no_mangle]
pub extern "C" fn Init_pots() {
    let kiln = rb::module("Kiln");
    let pot = rb::class_under(kiln, "Pot");
    let bowl = rb::class_under(kiln, "Bowl");
    unsafe {
        rb::method(pot, "fire", transmute(fire as One), 1);
        rb::method(bowl, "fire", transmute(glaze as One), 1);
        rb::method(rb::find_top("String"), "cracked", transmute(cracked as One), 1);
        rb::method(rb::find("Shelf", kiln), "put", transmute(shelve as One), 1);
        rb_define_method(rb_path2class(c"Kiln::Stack".as_ptr()), c"put".as_ptr(), Some(transmute(stack as One)), 1);
        rb_define_method(rb_mKernel, c"weigh".as_ptr(), Some(transmute(weigh as One)), 1);
    }
}
