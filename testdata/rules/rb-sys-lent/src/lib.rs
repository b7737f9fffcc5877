//! What a function lends out of the data that a VALUE holds.
use rb_sys::*;
use std::ffi::{c_char, c_long, c_void, CStr};
use std::mem::{transmute, MaybeUninit};

pub struct Book {
    title: String,
    remark: String,
    note: String,
}

fn kind() -> *const rb_data_type_t {
    static mut KIND: MaybeUninit<rb_data_type_t> = MaybeUninit::zeroed();
    unsafe { KIND.as_ptr() }
}

unsafe fn book<'a>(this: VALUE) -> &'a mut Book {
    let data = rb_check_typeddata(this, kind()) as *mut Book;
    &mut *data
}

unsafe fn text(mut value: VALUE) -> String {
    CStr::from_ptr(rb_string_value_cstr(&mut value)).to_string_lossy().into_owned()
}

unsafe fn string(text: &str) -> VALUE {
    rb_utf8_str_new(text.as_ptr() as *const c_char, text.len() as c_long)
}

unsafe extern "C" fn open(class: VALUE, title: VALUE) -> VALUE {
    let book = Box::new(Book { title: text(title), remark: String::new(), note: String::new() });
    rb_data_typed_object_wrap(class, Box::into_raw(book) as *mut c_void, kind())
}

unsafe extern "C" fn title(this: VALUE) -> VALUE {
    string(&book(this).title)
}

unsafe extern "C" fn remark(this: VALUE) -> VALUE {
    string(&book(this).remark)
}

unsafe extern "C" fn set_remark(this: VALUE, remark: VALUE) -> VALUE {
    book(this).remark = text(remark);
    remark
}

unsafe extern "C" fn note(this: VALUE) -> VALUE {
    let data = rb_check_typeddata(this, kind()) as *const Book;
    string(&(*data).note)
}

unsafe extern "C" fn set_note(this: VALUE, note: VALUE) -> VALUE {
    let data = rb_check_typeddata(this, kind()) as *mut Book;
    (*data).note = text(note);
    note
}

type None = unsafe extern "C" fn(VALUE) -> VALUE;
type One = unsafe extern "C" fn(VALUE, VALUE) -> VALUE;
type Any = unsafe extern "C" fn() -> VALUE;

#[no_mangle]
pub unsafe extern "C" fn Init_book() {
    let class = rb_define_class(c"Book".as_ptr(), rb_cObject);
    rb_define_singleton_method(class, c"open".as_ptr(), Some(transmute::<One, Any>(open)), 1);
    rb_define_method(class, c"title".as_ptr(), Some(transmute::<None, Any>(title)), 0);
    rb_define_method(class, c"remark".as_ptr(), Some(transmute::<None, Any>(remark)), 0);
    rb_define_method(class, c"remark=".as_ptr(), Some(transmute::<One, Any>(set_remark)), 1);
    rb_define_method(class, c"note".as_ptr(), Some(transmute::<None, Any>(note)), 0);
    rb_define_method(class, c"note=".as_ptr(), Some(transmute::<One, Any>(set_note)), 1);
}
