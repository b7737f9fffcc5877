//! What native code hands to blocks and methods of Ruby at a pointer, puts into objects of Ruby, and has Ruby load.
use rb_sys::*;
use std::cell::RefCell;
use std::mem::transmute;
use std::os::raw::{c_int, c_long};
use std::slice;

type Func = unsafe extern "C" fn() -> VALUE;

unsafe fn string(text: &str) -> VALUE {
    rb_utf8_str_new(text.as_ptr().cast(), text.len() as c_long)
}

unsafe fn text(mut value: VALUE) -> String {
    rb_string_value(&mut value);
    let bytes = slice::from_raw_parts(RSTRING_PTR(value).cast::<u8>(), RSTRING_LEN(value) as usize);
    String::from_utf8_lossy(bytes).into_owned()
}

unsafe extern "C" fn lines(_argc: c_int, argv: *const VALUE, _module: VALUE) -> VALUE {
    let all = text(*argv);
    for (number, line) in all.lines().enumerate() {
        let pair = [rb_uint2inum(number), string(line)];
        rb_yield_values2(2, pair.as_ptr());
    }
    Qnil as VALUE
}

unsafe extern "C" fn once(_module: VALUE, value: VALUE) -> VALUE {
    rb_yield_values2(1, &value)
}

unsafe extern "C" fn splat(_module: VALUE, value: VALUE) -> VALUE {
    let list = rb_ary_new_from_values(2, [string("fixed"), value].as_ptr());
    rb_yield_splat(list)
}

unsafe extern "C" fn words(_module: VALUE, value: VALUE) -> VALUE {
    let list = rb_ary_new();
    for word in text(value).split(' ') {
        rb_ary_push(list, string(word));
    }
    list
}

unsafe extern "C" fn table(_module: VALUE, value: VALUE) -> VALUE {
    let table = rb_hash_new();
    rb_hash_aset(table, string("text"), value);
    rb_hash_aset(table, string("fixed"), string("fixed"));
    table
}

unsafe extern "C" fn slots(_module: VALUE, value: VALUE) -> VALUE {
    let list = rb_ary_new();
    rb_ary_store(list, 0, value);
    rb_ary_store(list, 1, string("fixed"));
    list
}

unsafe extern "C" fn joined(_module: VALUE, value: VALUE) -> VALUE {
    let out = string("text: ");
    rb_str_append(out, value);
    out
}

unsafe extern "C" fn tell(_module: VALUE, target: VALUE, value: VALUE) -> VALUE {
    rb_funcall_with_block(target, rb_intern2(c"told".as_ptr(), 4), 1, [value].as_ptr(), rb_block_proc())
}

unsafe extern "C" fn restore(_module: VALUE, blob: VALUE) -> VALUE {
    rb_marshal_load(blob) // want RBN501 from=app.rb:90
}

unsafe extern "C" fn restore_own(_module: VALUE, _blob: VALUE) -> VALUE {
    rb_marshal_load(string("\u{4}\u{8}0"))
}

unsafe extern "C" fn pattern(_module: VALUE, value: VALUE) -> VALUE {
    rb_reg_new_str(value, 0) // want RBN405 from=app.rb:92
}

unsafe extern "C" fn open(_module: VALUE, mut name: VALUE) -> VALUE {
    rb_file_open(rb_string_value_cstr(&mut name), c"r".as_ptr()) // want RBN301 from=app.rb:93
}

unsafe extern "C" fn run(_module: VALUE, name: VALUE) -> VALUE {
    rb_load(name, 0); // want RBN401 from=app.rb:94
    Qnil as VALUE
}

struct Series {
    title: String,
    samples: RefCell<Vec<f64>>,
}

struct Kind(rb_data_type_t);

unsafe impl Sync for Kind {}

static KIND: Kind = Kind(rb_data_type_t {
    wrap_struct_name: c"Raw::Series".as_ptr(),
    function: rb_data_type_struct__bindgen_ty_1 {
        dmark: None,
        dfree: None,
        dsize: None,
        dcompact: None,
        reserved: [std::ptr::null_mut(); 1],
    },
    parent: std::ptr::null(),
    data: std::ptr::null_mut(),
    flags: 0,
});

unsafe fn series<'a>(object: VALUE) -> &'a Series {
    &*rb_check_typeddata(object, &KIND.0).cast::<Series>()
}

unsafe extern "C" fn create(class: VALUE, title: VALUE) -> VALUE {
    let series = Series { title: text(title), samples: RefCell::default() };
    rb_data_typed_object_wrap(class, Box::into_raw(Box::new(series)).cast(), &KIND.0)
}

unsafe extern "C" fn push(object: VALUE, sample: VALUE) -> VALUE {
    series(object).samples.borrow_mut().push(rb_num2dbl(sample));
    object
}

unsafe extern "C" fn at(object: VALUE, position: VALUE) -> VALUE {
    let samples = series(object).samples.borrow();
    rb_float_new(*samples.get_unchecked(rb_num2ulong(position) as usize)) // want RBN802 from=app.rb:100
}

unsafe extern "C" fn title(object: VALUE) -> VALUE {
    string(&series(object).title)
}

#[no_mangle]
pub unsafe extern "C" fn Init_raw() {
    let module = rb_define_module(c"Raw".as_ptr());
    let functions: [(&std::ffi::CStr, *const (), c_int); 13] = [
        (c"lines", lines as *const (), -1),
        (c"once", once as *const (), 1),
        (c"splat", splat as *const (), 1),
        (c"words", words as *const (), 1),
        (c"table", table as *const (), 1),
        (c"slots", slots as *const (), 1),
        (c"joined", joined as *const (), 1),
        (c"tell", tell as *const (), 2),
        (c"restore", restore as *const (), 1),
        (c"restore_own", restore_own as *const (), 1),
        (c"pattern", pattern as *const (), 1),
        (c"open", open as *const (), 1),
        (c"run", run as *const (), 1),
    ];
    for (name, function, arity) in functions {
        rb_define_module_function(module, name.as_ptr(), Some(transmute::<*const (), Func>(function)), arity);
    }
    let class = rb_define_class_under(module, c"Series".as_ptr(), rb_cObject);
    rb_define_singleton_method(class, c"_new".as_ptr(), Some(transmute::<*const (), Func>(create as *const ())), 1);
    let methods: [(&std::ffi::CStr, *const (), c_int); 3] =
        [(c"push", push as *const (), 1), (c"at", at as *const (), 1), (c"title", title as *const (), 0)];
    for (name, function, arity) in methods {
        rb_define_method(class, name.as_ptr(), Some(transmute::<*const (), Func>(function)), arity);
    }
}
