use crate::{string, text};
use rb_sys::*;

unsafe fn invoke(handler: VALUE, argument: VALUE) -> VALUE {
    let arguments = rb_ary_new();
    rb_ary_push(arguments, argument);
    rb_proc_call(handler, arguments)
}

pub unsafe extern "C" fn each_name(_module: VALUE, listing: VALUE, handler: VALUE) -> VALUE {
    for line in text(listing).lines() {
        invoke(handler, string(line.trim()));
    }
    listing
}

pub unsafe extern "C" fn each_number(_module: VALUE, listing: VALUE, handler: VALUE) -> VALUE {
    for line in text(listing).lines() {
        if let Ok(number) = line.trim().parse::<u32>() {
            invoke(handler, rb_uint2inum(number as _));
        }
    }
    listing
}

pub unsafe extern "C" fn each_here(_module: VALUE, listing: VALUE, handler: VALUE) -> VALUE {
    for line in text(listing).lines() {
        rb_funcall(handler, rb_intern(c"call".as_ptr()), 1, string(line));
    }
    listing
}
