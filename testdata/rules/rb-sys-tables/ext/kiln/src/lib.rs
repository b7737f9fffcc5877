use std::ffi::{CStr, CString};
use std::fs;
use std::mem::transmute;
use std::process::Command;

use rb_sys::{
    rb_cObject, rb_define_class_under, rb_define_module, rb_define_module_function, rb_define_module_under,
    rb_define_singleton_method, rb_string_value_cstr, Qnil, VALUE,
};

type F1 = unsafe extern "C" fn(VALUE, VALUE) -> VALUE;
type F2 = unsafe extern "C" fn(VALUE, VALUE, VALUE) -> VALUE;

/// A function by how many arguments Ruby gives it.
enum Arity {
    One(F1),
    Two(F2),
}

/// A method that is defined on a class.
struct Entry {
    name: &'static CStr,
    f: F1,
}

unsafe fn text(mut v: VALUE) -> String {
    CStr::from_ptr(rb_string_value_cstr(&mut v)).to_string_lossy().into_owned()
}

unsafe extern "C" fn schedule(_m: VALUE, name: VALUE) -> VALUE {
    let _ = fs::read_to_string(format!("/srv/kiln/{}", text(name))); // want RBN301
    Qnil as VALUE
}

unsafe extern "C" fn size(_m: VALUE, name: VALUE) -> VALUE {
    let _ = fs::read_to_string(format!("/srv/kiln/{}", text(name).len())); // ok
    Qnil as VALUE
}

/// Ruby's `light`; the function of that name is not bound.
unsafe extern "C" fn ignite(_m: VALUE, kiln: VALUE, program: VALUE) -> VALUE {
    let line = format!("kilnctl {} {}", text(kiln).len(), text(program));
    let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201
    Qnil as VALUE
}

unsafe extern "C" fn light(_m: VALUE, kiln: VALUE) -> VALUE {
    let _ = Command::new("sh").arg("-c").arg(text(kiln)).status(); // ok
    Qnil as VALUE
}

unsafe extern "C" fn recipe(_m: VALUE, name: VALUE) -> VALUE {
    let _ = fs::read(text(name)); // want RBN301
    Qnil as VALUE
}

unsafe extern "C" fn width(_m: VALUE, name: VALUE) -> VALUE {
    let _ = fs::read(format!("/srv/{}", text(name).len())); // ok
    Qnil as VALUE
}

unsafe extern "C" fn blend(_m: VALUE, base: VALUE, name: VALUE) -> VALUE {
    let _ = fs::read(text(base)); // ok
    let _ = fs::write("/srv/kiln/last", text(name));
    let _ = fs::read(text(name)); // want RBN301
    Qnil as VALUE
}

unsafe extern "C" fn keep(_m: VALUE, name: VALUE) -> VALUE {
    let _ = fs::write(text(name), "kept"); // want RBN301
    Qnil as VALUE
}

unsafe extern "C" fn forget(_m: VALUE, name: VALUE) -> VALUE {
    let _ = fs::remove_file(text(name)); // want RBN301
    Qnil as VALUE
}

unsafe extern "C" fn last(_m: VALUE, name: VALUE) -> VALUE {
    let name = text(name);
    if name == "today" {
        let _ = fs::read(name); // ok
    }
    Qnil as VALUE
}

unsafe fn define(owner: VALUE, name: &str, f: Arity) {
    let Ok(name) = CString::new(name) else { return };
    match f {
        Arity::One(f) => rb_define_singleton_method(owner, name.as_ptr(), transmute(f as *const ()), 1),
        Arity::Two(f) => rb_define_singleton_method(owner, name.as_ptr(), transmute(f as *const ()), 2),
    }
}

const LOGS: &[Entry] = &[Entry { name: c"keep", f: keep }, Entry { name: c"drop", f: forget }];

#[no_mangle]
pub unsafe extern "C" fn Init_kiln() {
    let kiln = rb_define_module(c"Kiln".as_ptr());
    let functions: [(&CStr, *const (), i32); 3] = [
        (c"open_schedule", schedule as *const (), 1),
        (c"count", size as *const (), 1),
        (c"light", ignite as *const (), 2),
    ];
    for (name, f, argc) in functions {
        rb_define_module_function(kiln, name.as_ptr(), transmute(f), argc);
    }

    let glaze = rb_define_class_under(kiln, c"Glaze".as_ptr(), rb_cObject);
    let table = [("read", Arity::One(recipe)), ("length", Arity::One(width)), ("mix", Arity::Two(blend))];
    for (name, f) in table {
        define(glaze, name, f);
    }

    let log = rb_define_module_under(kiln, c"Log".as_ptr());
    for entry in LOGS.iter() {
        rb_define_singleton_method(log, entry.name.as_ptr(), transmute(entry.f as *const ()), 1);
    }
    [(c"tail", last as *const ())].iter().for_each(|&(name, f)| {
        rb_define_module_function(log, name.as_ptr(), transmute(f), 1);
    });
}
