//! Methods of Ruby that are defined by its own interface for C.
use rb_sys::*;
use std::ffi::{c_char, c_int, CStr, CString};
use std::mem::transmute;

type Func1 = unsafe extern "C" fn(VALUE, VALUE) -> VALUE;

unsafe fn text(mut value: VALUE) -> String {
    CStr::from_ptr(rb_string_value_cstr(&mut value)).to_string_lossy().into_owned()
}

unsafe extern "C" fn read(_itself: VALUE, path: VALUE) -> VALUE {
    std::fs::read(text(path)).unwrap(); // want RBN301 from=app.rb:6
    Qnil as VALUE
}

unsafe extern "C" fn bytes(_itself: VALUE, path: VALUE) -> VALUE {
    let bytes = std::slice::from_raw_parts(RSTRING_PTR(path) as *const u8, RSTRING_LEN(path) as usize);
    std::fs::read(String::from_utf8_lossy(bytes).as_ref()).unwrap(); // want RBN301 from=app.rb:7
    Qnil as VALUE
}

unsafe extern "C" fn length(_itself: VALUE, path: VALUE) -> VALUE {
    std::fs::read(RSTRING_LEN(path).to_string()).ok();
    Qnil as VALUE
}

unsafe extern "C" fn many(argc: c_int, argv: *const VALUE, _itself: VALUE) -> VALUE {
    let args = std::slice::from_raw_parts(argv, argc as usize);
    std::fs::read(text(args[0])).ok();
    std::fs::read(text(args[1])).unwrap(); // want RBN301 from=app.rb:10
    Qnil as VALUE
}

unsafe extern "C" fn global(_itself: VALUE, path: VALUE) -> VALUE {
    std::fs::read(text(path)).unwrap(); // want RBN301 from=app.rb:11
    Qnil as VALUE
}

unsafe extern "C" fn nested(_itself: VALUE, path: VALUE) -> VALUE {
    std::fs::read(text(path)).unwrap(); // want RBN301 from=app.rb:12
    Qnil as VALUE
}

unsafe extern "C" fn hidden(_itself: VALUE, path: VALUE) -> VALUE {
    std::fs::read(text(path)).unwrap(); // want RBN301 from=app.rb:13
    Qnil as VALUE
}

unsafe extern "C" fn silent(_itself: VALUE, path: VALUE) -> VALUE {
    rb_string_value_cstr(&mut { path });
    Qnil as VALUE
}

unsafe extern "C" fn all(_itself: VALUE, args: VALUE) -> VALUE {
    std::fs::read(text(rb_ary_entry(args, 0))).unwrap(); // want RBN301 from=app.rb:15
    Qnil as VALUE
}

unsafe extern "C" fn wrapped(_itself: VALUE, path: VALUE) -> VALUE {
    std::fs::read(text(path)).unwrap(); // want RBN301 from=app.rb:16
    Qnil as VALUE
}

// Where Ruby keeps a string is no address that a request chose, whatever numbers are packed into the string.
unsafe extern "C" fn sum(_itself: VALUE, packed: VALUE) -> VALUE {
    let all = std::slice::from_raw_parts(RSTRING_PTR(packed) as *const u8, RSTRING_LEN(packed) as usize);
    rb_int2inum(all.iter().map(|w| *w as isize).sum())
}

unsafe extern "C" fn sum_some(_itself: VALUE, packed: VALUE, count: VALUE) -> VALUE {
    let base = RSTRING_PTR(packed) as *const i64;
    let all = std::slice::from_raw_parts(base, rb_num2long(count) as usize); // want RBN802 from=app.rb:19
    rb_int2inum(all.iter().map(|w| *w as isize).sum())
}

unsafe extern "C" fn first_byte(_itself: VALUE, mut packed: VALUE) -> VALUE {
    let at = rb_string_value_ptr(&mut packed);
    rb_int2inum(*at as isize)
}

// The numbers that stand in the string are what the request chose.
unsafe extern "C" fn peek(_itself: VALUE, packed: VALUE) -> VALUE {
    let bytes = std::slice::from_raw_parts(RSTRING_PTR(packed) as *const u8, RSTRING_LEN(packed) as usize);
    let at = usize::from_le_bytes(bytes[..8].try_into().unwrap()) as *const u8;
    rb_int2inum(std::ptr::read(at) as isize) // want RBN801 from=app.rb:17
}

unsafe extern "C" fn peek_text(_itself: VALUE, number: VALUE) -> VALUE {
    let at = text(rb_obj_as_string(number)).parse::<usize>().unwrap_or(0) as *const u8;
    rb_int2inum(std::ptr::read(at) as isize) // want RBN801 from=app.rb:22
}

unsafe extern "C" fn price(itself: VALUE, formula: VALUE) -> VALUE {
    let code = [rb_utf8_str_new_cstr(CString::new(format!("Integer({})", text(formula))).unwrap().as_ptr())];
    rb_obj_instance_eval(1, code.as_ptr(), itself) // want RBN401 from=app.rb:23
}

unsafe extern "C" fn tax(itself: VALUE, _formula: VALUE) -> VALUE {
    let code = [rb_utf8_str_new_cstr(c"Integer(ENV.fetch('TAX', 19))".as_ptr())];
    rb_obj_instance_eval(1, code.as_ptr(), itself)
}

static LINE: &[u8; 40] = b"----------------------------------------";

unsafe extern "C" fn line(_itself: VALUE, width: VALUE) -> VALUE {
    rb_str_new(LINE.as_ptr() as *const c_char, rb_num2ull(width) as _) // want RBN802 from=app.rb:25
}

unsafe extern "C" fn short_line(_itself: VALUE, width: VALUE) -> VALUE {
    rb_str_new(LINE.as_ptr() as *const c_char, (rb_num2ull(width) as usize).min(LINE.len()) as _)
}

// It answers what it is called on.
unsafe extern "C" fn mark(itself: VALUE, _name: VALUE) -> VALUE {
    itself
}

unsafe extern "C" fn print(_itself: VALUE, path: VALUE) -> VALUE {
    std::fs::read(text(path)).unwrap(); // want RBN301 from=app.rb:28
    Qnil as VALUE
}

#[no_mangle]
pub unsafe extern "C" fn Init_raw() {
    let module = rb_define_module("Raw\0".as_ptr() as *const c_char);
    let read_cb = transmute::<unsafe extern "C" fn(VALUE, VALUE) -> VALUE, unsafe extern "C" fn() -> VALUE>(read);
    rb_define_module_function(module, "read\0".as_ptr() as _, Some(read_cb), 1);
    rb_define_singleton_method(module, c"bytes".as_ptr(), Some(transmute::<Func1, _>(bytes)), 1);
    rb_define_singleton_method(module, b"length\0".as_ptr() as *const c_char, Some(transmute(length as usize)), 1);
    let name = CString::new("many").unwrap();
    rb_define_singleton_method(module, name.as_ptr(), Some(transmute::<unsafe extern "C" fn(c_int, *const VALUE, VALUE) -> VALUE, unsafe extern "C" fn() -> VALUE>(many)), -1);
    let name = CString::new("raw_global").unwrap();
    rb_define_global_function(name.as_ptr(), Some(transmute::<Func1, unsafe extern "C" fn() -> VALUE>(global)), 1);
    rb_define_singleton_method(module, c"sum".as_ptr(), Some(transmute::<Func1, _>(sum)), 1);
    rb_define_singleton_method(module, c"sum_some".as_ptr(), Some(transmute::<unsafe extern "C" fn(VALUE, VALUE, VALUE) -> VALUE, _>(sum_some)), 2);
    rb_define_singleton_method(module, c"first_byte".as_ptr(), Some(transmute::<Func1, _>(first_byte)), 1);
    rb_define_singleton_method(module, c"peek".as_ptr(), Some(transmute::<Func1, _>(peek)), 1);
    rb_define_singleton_method(module, c"peek_text".as_ptr(), Some(transmute::<Func1, _>(peek_text)), 1);
    rb_define_singleton_method(module, c"price".as_ptr(), Some(transmute::<Func1, _>(price)), 1);
    rb_define_singleton_method(module, c"tax".as_ptr(), Some(transmute::<Func1, _>(tax)), 1);
    rb_define_singleton_method(module, c"line".as_ptr(), Some(transmute::<Func1, _>(line)), 1);
    rb_define_singleton_method(module, c"short_line".as_ptr(), Some(transmute::<Func1, _>(short_line)), 1);
    let parcel = rb_define_class("RawParcel\0".as_ptr() as _, rb_cObject);
    rb_define_method(parcel, "mark\0".as_ptr() as _, Some(transmute::<Func1, _>(mark)), 1);
    rb_define_method(parcel, "print\0".as_ptr() as _, Some(transmute::<Func1, _>(print)), 1);
    let class = rb_define_class_under(module, "Deep\0".as_ptr() as _, rb_cObject);
    rb_define_method(class, "nested\0".as_ptr() as _, Some(transmute::<Func1, unsafe extern "C" fn() -> VALUE>(nested)), 1);
    rb_define_private_method(class, "_hidden\0".as_ptr() as _, Some(transmute::<Func1, unsafe extern "C" fn() -> VALUE>(hidden)), 1);
    let top = rb_define_class("RawTop\0".as_ptr() as _, rb_cObject);
    rb_define_method(top, "go\0".as_ptr() as _, Some(transmute::<Func1, unsafe extern "C" fn() -> VALUE>(silent)), 1);
    rb_define_method(top, "all\0".as_ptr() as _, Some(transmute::<Func1, unsafe extern "C" fn() -> VALUE>(all)), -2);
    let inner = rb_define_module_under(module, "Inner\0".as_ptr() as _);
    define(inner, "go\0", wrapped);
}

// One level of wrapping, as projects write it.
unsafe fn define(class: VALUE, name: &str, function: Func1) {
    rb_define_singleton_method(class, name.as_ptr() as _, Some(transmute::<Func1, unsafe extern "C" fn() -> VALUE>(function)), 1);
}
