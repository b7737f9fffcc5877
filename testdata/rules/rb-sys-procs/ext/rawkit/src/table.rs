use rb_sys::*;

const LIMIT: usize = 1 << 16;

pub unsafe extern "C" fn blanks(_module: VALUE, count: VALUE) -> VALUE {
    let blanks = vec![b' '; rb_num2ulong(count) as usize]; // want RBN804
    rb_uint2inum(blanks.len() as _)
}

pub unsafe extern "C" fn pad(_module: VALUE, count: VALUE) -> VALUE {
    let count = rb_num2ulong(count) as usize;
    if count > LIMIT {
        rb_raise(rb_eArgError, c"too long".as_ptr());
    }
    let blanks = vec![b' '; count];
    rb_uint2inum(blanks.len() as _)
}
