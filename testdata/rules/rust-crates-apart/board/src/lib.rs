use gear::Finish;
use std::ffi::{c_char, CStr};
use std::process::Command;

unsafe fn text(text: *const c_char) -> String {
    CStr::from_ptr(text).to_string_lossy().into_owned() // want RBN811
}

// The type of the tool is not known here. A crate that this one depends on has a type with such a method.
#[no_mangle]
pub unsafe extern "C" fn carve(x: *const c_char) {
    let line = text(x);
    if bench::tool().carves(&line) {
        let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN815
    }
}

#[no_mangle]
pub unsafe extern "C" fn shave(x: *const c_char) {
    let line = text(x);
    if bench::tool().shaves(&line) {
        let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN815
    }
}

// Only a crate that this one does not depend on has one.
#[no_mangle]
pub unsafe extern "C" fn turn(x: *const c_char) {
    let line = text(x);
    if bench::tool().turns(&line) {
        let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201 RBN815
    }
}

fn cover(finish: &dyn Finish, line: &str) {
    finish.varnish(line);
}

#[no_mangle]
pub unsafe extern "C" fn varnish(x: *const c_char) {
    cover(&*bench::finish(), &text(x));
}
