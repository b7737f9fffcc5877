// What native code does by methods of Ruby's own classes, and by the block that it was given.
use rb_sys::*;
use std::ffi::{c_char, c_int, c_long};

const NIL: VALUE = 8;

unsafe fn bytes(mut v: VALUE) -> Vec<u8> {
    rb_string_value(&mut v);
    std::slice::from_raw_parts(RSTRING_PTR(v) as *const u8, RSTRING_LEN(v) as usize).to_vec()
}

unsafe fn text(v: VALUE) -> String {
    String::from_utf8_lossy(&bytes(v)).into_owned()
}

unsafe fn to_ruby(data: &[u8]) -> VALUE {
    rb_utf8_str_new(data.as_ptr() as *const c_char, data.len() as c_long)
}

unsafe extern "C" fn embed(_module: VALUE, path: VALUE) -> VALUE {
    let read = rb_intern(c"read".as_ptr());
    let footer = rb_funcall(rb_cFile, read, 1, to_ruby("/srv/footer.html".as_bytes()));
    let named = rb_funcall(rb_cString, rb_intern(c"new".as_ptr()), 1, path);
    rb_ary_new_from_args(3, rb_funcall(rb_cFile, read, 1, path), footer, named) // want RBN301
}

unsafe extern "C" fn run(_module: VALUE, line: VALUE) -> VALUE {
    rb_funcall(rb_mKernel, rb_intern(c"system".as_ptr()), 1, line) // want RBN201
}

unsafe extern "C" fn embed_plain(_module: VALUE, path: VALUE) -> VALUE {
    let name = rb_funcall(rb_cFile, rb_intern(c"basename".as_ptr()), 1, path);
    rb_funcall(rb_cFile, rb_intern(c"read".as_ptr()), 1, name)
}

unsafe extern "C" fn curried(_module: VALUE, doc: VALUE) -> VALUE {
    rb_funcall(rb_block_proc(), rb_intern(c"curry".as_ptr()), 1, doc)
}

// A reference that is copied leads to the same list.
static mut SHELF: VALUE = 0;

unsafe extern "C" fn shelve(_module: VALUE, name: VALUE) -> VALUE {
    let mut shelf = SHELF;
    if shelf == NIL {
        shelf = SHELF;
    }
    rb_ary_push(shelf, name) // want RBN805
}

unsafe extern "C" fn shelved(_module: VALUE) -> VALUE {
    std::fs::read(text(rb_ary_entry(SHELF, 0))).unwrap_or_default(); // want RBN301
    NIL
}

unsafe extern "C" fn run_apart(_module: VALUE, word: VALUE) -> VALUE {
    rb_funcall(rb_mKernel, rb_intern(c"system".as_ptr()), 3, to_ruby(b"echo"), to_ruby(b"--"), word)
}

unsafe extern "C" fn room(_module: VALUE, size: VALUE) -> VALUE {
    let most = rb_num2long(size).min(4096);
    rb_ary_new_from_args(2, rb_str_buf_new(most), rb_str_buf_new(rb_num2long(size))) // want RBN804
}

unsafe extern "C" fn grown(_module: VALUE, size: VALUE) -> VALUE {
    rb_str_resize(rb_str_buf_new(16), rb_num2long(size)) // want RBN804
}

// The two variables are copies of the constant.
unsafe extern "C" fn pair(argc: c_int, argv: *const VALUE, _module: VALUE) -> VALUE {
    let (mut name, mut rest) = (NIL, NIL);
    rb_scan_args(argc, argv, c"11".as_ptr(), &mut name as *mut VALUE, &mut rest as *mut VALUE);
    std::fs::read(text(name)).unwrap_or_default(); // want RBN301
    rest
}

unsafe extern "C" fn nothing(_module: VALUE) -> VALUE {
    let mut name = NIL;
    if rb_block_given_p() != 0 {
        name = to_ruby(b"home");
    }
    std::fs::read(text(name)).unwrap_or_default();
    NIL
}

unsafe extern "C" fn each_tag(_module: VALUE, doc: VALUE) -> VALUE {
    let block = rb_block_proc();
    rb_funcall(block, rb_intern(c"call".as_ptr()), 1, to_ruby(text(doc).as_bytes()))
}

unsafe extern "C" fn each_name(_module: VALUE, doc: VALUE) -> VALUE {
    let names = rb_ary_new_from_args(2, to_ruby(text(doc).as_bytes()), rb_ull2inum(text(doc).len() as u64));
    rb_proc_call(rb_block_proc(), names)
}

unsafe extern "C" fn each_line(_module: VALUE, doc: VALUE) -> VALUE {
    let args = [to_ruby(text(doc).as_bytes()), rb_ull2inum(1)];
    rb_proc_call_with_block(rb_block_proc(), 2, args.as_ptr(), NIL)
}

type AnyFn = unsafe extern "C" fn() -> VALUE;

unsafe fn one(f: unsafe extern "C" fn(VALUE, VALUE) -> VALUE) -> Option<AnyFn> {
    Some(std::mem::transmute(f))
}

#[no_mangle]
pub unsafe extern "C" fn Init_quill() {
    let quill = rb_define_module(c"Quill".as_ptr());
    rb_define_module_function(quill, c"embed".as_ptr(), one(embed), 1);
    rb_define_module_function(quill, c"run".as_ptr(), one(run), 1);
    rb_define_module_function(quill, c"run_apart".as_ptr(), one(run_apart), 1);
    rb_define_module_function(quill, c"grown".as_ptr(), one(grown), 1);
    rb_define_module_function(quill, c"embed_plain".as_ptr(), one(embed_plain), 1);
    rb_define_module_function(quill, c"curried".as_ptr(), one(curried), 1);
    rb_define_module_function(quill, c"shelve".as_ptr(), one(shelve), 1);
    rb_define_module_function(quill, c"shelved".as_ptr(), Some(std::mem::transmute(shelved as unsafe extern "C" fn(VALUE) -> VALUE)), 0);
    rb_define_module_function(quill, c"room".as_ptr(), one(room), 1);
    rb_define_module_function(quill, c"pair".as_ptr(), Some(std::mem::transmute(pair as unsafe extern "C" fn(c_int, *const VALUE, VALUE) -> VALUE)), -1);
    rb_define_module_function(quill, c"nothing".as_ptr(), Some(std::mem::transmute(nothing as unsafe extern "C" fn(VALUE) -> VALUE)), 0);
    rb_define_module_function(quill, c"each_tag".as_ptr(), one(each_tag), 1);
    rb_define_module_function(quill, c"each_name".as_ptr(), one(each_name), 1);
    rb_define_module_function(quill, c"each_line".as_ptr(), one(each_line), 1);
}
