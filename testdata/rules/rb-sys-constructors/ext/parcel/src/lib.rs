use rb_sys::*;
use std::ffi::{c_char, c_long};

mod label;

type AnyMethod = unsafe extern "C" fn() -> VALUE;

unsafe fn erase(method: *const ()) -> Option<AnyMethod> {
    Some(std::mem::transmute::<*const (), AnyMethod>(method))
}

pub unsafe fn owned(mut value: VALUE) -> String {
    let value = rb_string_value(&mut value);
    let bytes = std::slice::from_raw_parts(RSTRING_PTR(value) as *const u8, RSTRING_LEN(value) as usize);
    String::from_utf8_lossy(bytes).into_owned()
}

pub unsafe fn ruby(text: &str) -> VALUE {
    rb_utf8_str_new(text.as_ptr() as *const c_char, text.len() as c_long)
}

#[no_mangle]
pub unsafe extern "C" fn Init_parcel() {
    let parcel = rb_define_module(c"Parcel".as_ptr());
    let class = rb_define_class_under(parcel, c"Label".as_ptr(), rb_cObject);
    rb_define_method(class, c"initialize".as_ptr(), erase(label::initialize as *const ()), 1);
    rb_define_method(class, c"located".as_ptr(), erase(label::located as *const ()), 0);
    rb_define_method(class, c"counted".as_ptr(), erase(label::counted as *const ()), 0);
    rb_define_method(class, c"guided".as_ptr(), erase(label::guided as *const ()), 0);
    for name in [c"carrier", c"template"] {
        rb_define_attr(class, name.as_ptr(), 1, 0);
    }
    rb_define_attr(class, c"grams".as_ptr(), 1, 0);
}
