use rb_sys::*;
use std::mem::transmute;

type Method = unsafe extern "C" fn(VALUE, VALUE, VALUE) -> VALUE;
type Any = unsafe extern "C" fn() -> VALUE;

unsafe extern "C" fn sample(_module: VALUE, bytes: VALUE, from: VALUE) -> VALUE {
    let start = RSTRING_PTR(bytes) as *const u8;
    let at = NUM2LONG(from) as usize;
    rb_int2inum(*start.add(at) as _)
}

unsafe extern "C" fn level(_module: VALUE, bytes: VALUE, from: VALUE) -> VALUE {
    let start = RSTRING_PTR(bytes) as *const u8;
    let at = NUM2LONG(from) as usize;
    rb_int2inum(*start.add(at) as _)
}

unsafe extern "C" fn peak(_module: VALUE, bytes: VALUE, from: VALUE) -> VALUE {
    let start = RSTRING_PTR(bytes) as *const u8;
    let at = NUM2LONG(from) as usize;
    rb_int2inum(*start.add(at) as _) // want RBN802
}

unsafe extern "C" fn tail(_module: VALUE, bytes: VALUE, from: VALUE) -> VALUE {
    let start = RSTRING_PTR(bytes) as *const u8;
    let at = NUM2LONG(from) as usize;
    rb_int2inum(*start.add(at) as _) // want RBN802
}

#[no_mangle]
pub unsafe extern "C" fn Init_w() {
    let module = rb_define_module(c"W".as_ptr());
    rb_define_module_function(
        module,
        c"sample".as_ptr(),
        Some(transmute::<Method, Any>(sample)),
        2,
    );
    rb_define_module_function(
        module,
        c"level".as_ptr(),
        Some(transmute::<Method, Any>(level)),
        2,
    );
    rb_define_module_function(
        module,
        c"peak".as_ptr(),
        Some(transmute::<Method, Any>(peak)),
        2,
    );
    rb_define_module_function(
        module,
        c"tail".as_ptr(),
        Some(transmute::<Method, Any>(tail)),
        2,
    );
}
