use std::ffi::CStr;
use std::fs;
use std::os::raw::{c_char, c_void};

use rb_sys::*;

static SEAL: rb_data_type_t = unsafe { std::mem::zeroed() };

// The class that it is called on makes the object.
unsafe extern "C" fn seal_make(class: VALUE, _size: VALUE) -> VALUE {
    rb_data_typed_object_wrap(class, std::ptr::null_mut::<c_void>(), &SEAL)
}

unsafe extern "C" fn seal_again(class: VALUE) -> VALUE {
    rb_class_new_instance(0, std::ptr::null(), class)
}

unsafe extern "C" fn seal_replace(_itself: VALUE, mut name: VALUE) -> VALUE {
    let name = CStr::from_ptr(rb_string_value_cstr(&mut name)).to_str().unwrap_or("");
    let text = fs::read_to_string(name).unwrap_or_default(); // want RBN301 from=app.rb:32 RBN301 from=app.rb:37
    rb_utf8_str_new(text.as_ptr() as *const c_char, text.len() as _)
}

unsafe extern "C" fn seal_count(_itself: VALUE, name: VALUE) -> VALUE {
    rb_ll2inum(RSTRING_LEN(name) as _)
}

#[no_mangle]
pub unsafe extern "C" fn Init_seals() {
    let class = rb_define_class(c"Seal".as_ptr(), rb_cObject);
    rb_define_singleton_method(class, c"make".as_ptr(), Some(std::mem::transmute(seal_make as usize)), 1);
    rb_define_singleton_method(class, c"again".as_ptr(), Some(std::mem::transmute(seal_again as usize)), 0);
    rb_define_method(class, c"replace".as_ptr(), Some(std::mem::transmute(seal_replace as usize)), 1);
    rb_define_method(class, c"count".as_ptr(), Some(std::mem::transmute(seal_count as usize)), 1);
}
