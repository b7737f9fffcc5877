use gear::Finish;
use std::collections::HashSet;
use std::ffi::{c_char, CStr};
use std::process::Command;

unsafe fn text(text: *const c_char) -> String {
    CStr::from_ptr(text).to_string_lossy().into_owned() // want RBN811
}

// The type of the tool is not known here. A crate that this one depends on has a type with such a method.
#[no_mangle]
pub unsafe extern "C" fn carve(x: *const c_char) { // want RBN815
    let line = text(x);
    if bench::tool().carves(&line) {
        let _ = Command::new("sh").arg("-c").arg(line).status();
    }
}

#[no_mangle]
pub unsafe extern "C" fn shave(x: *const c_char) { // want RBN815
    let line = text(x);
    if bench::tool().shaves(&line) {
        let _ = Command::new("sh").arg("-c").arg(line).status();
    }
}

// Only a crate that this one does not depend on has one.
#[no_mangle]
pub unsafe extern "C" fn turn(x: *const c_char) { // want RBN815
    let line = text(x);
    if bench::tool().turns(&line) {
        let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201
    }
}

fn cover(finish: &dyn Finish, line: &str) {
    finish.varnish(line);
}

#[no_mangle]
pub unsafe extern "C" fn varnish(x: *const c_char) { // want RBN815
    cover(&*bench::finish(), &text(x));
}

// What stands in a rack was put there when it was made, as far as crates can tell that know of racks.
pub struct Rack {
    pub grips: HashSet<String>,
    pub hooks: HashSet<String>,
}

pub fn rack() -> Rack {
    Rack {
        grips: ["oak", "ash"].iter().map(|s| s.to_string()).collect(),
        hooks: ["brass", "iron"].iter().map(|s| s.to_string()).collect(),
    }
}

#[no_mangle]
pub unsafe extern "C" fn grip(x: *const c_char) { // want RBN815
    let line = text(x);
    if rack().grips.contains(&line) {
        let _ = Command::new("sh").arg("-c").arg(line).status();
    }
}

#[no_mangle]
pub unsafe extern "C" fn hook(x: *const c_char) { // want RBN815
    let line = text(x);
    if rack().hooks.contains(&line) {
        let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201
    }
}

// However many methods of that name other crates call, this one is called here, and is given a constant.
pub struct Joiner;

pub struct Tray {
    kinds: Vec<&'static str>,
}

impl Joiner {
    fn fits(&self, kind: &'static str) -> Tray {
        Tray { kinds: vec![kind] }
    }
}

#[no_mangle]
pub unsafe extern "C" fn tray(x: *const c_char) { // want RBN815
    let line = text(x);
    if Joiner.fits("oak").kinds.contains(&line.as_str()) {
        let _ = Command::new("sh").arg("-c").arg(line).status();
    }
}
