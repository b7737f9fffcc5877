use std::ffi::{c_char, CStr};
use std::fs::remove_file;

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() // want RBN811
}

#[derive(Clone, Default)]
struct Document {
    name: String,
    log: String,
}

struct Shelf {
    first: Document,
    second: Document,
}

#[no_mangle]
pub extern "C" fn fields_two(x: *const c_char) -> bool {
    let document = Document { name: text(x), log: String::from("/tmp/log") };
    let log = remove_file(&document.log);
    let name = remove_file(&document.name); // want RBN301
    log.is_ok() && name.is_ok()
}

#[no_mangle]
pub extern "C" fn fields_written(x: *const c_char) -> bool {
    let mut document = Document::default();
    document.name = text(x);
    document.log = "/tmp/log".into();
    let name = remove_file(&document.name); // want RBN301
    document.name = "/tmp/index".to_owned();
    name.is_ok() && remove_file(&document.log).is_ok() && remove_file(&document.name).is_ok()
}

#[no_mangle]
pub extern "C" fn fields_update(x: *const c_char) -> bool {
    let document = Document { name: text(x), ..Default::default() };
    let copy = Document { log: "/tmp/log".to_string(), ..document.clone() };
    remove_file(copy.log).is_ok() && remove_file(copy.name).is_ok() // want RBN301
}

#[no_mangle]
pub extern "C" fn fields_tuple(x: *const c_char) -> bool {
    let pair = (text(x), "/tmp/log");
    let (name, log) = &pair;
    let log = remove_file(log).is_ok() && remove_file(pair.1).is_ok();
    log && remove_file(name).is_ok() // want RBN301
}

#[no_mangle]
pub extern "C" fn fields_nested(x: *const c_char) -> bool {
    let shelf = Shelf {
        first: Document::default(),
        second: Document { name: text(x), log: String::new() },
    };
    let first = remove_file(&shelf.first.name).is_ok();
    first && remove_file(&shelf.second.name).is_ok() // want RBN301
}

#[no_mangle]
pub extern "C" fn fields_pattern(x: *const c_char) -> bool {
    let document = Document { name: text(x), log: "/tmp/log".to_string() };
    let Document { name, log: other } = document;
    let other = remove_file(other).is_ok();
    other && remove_file(name).is_ok() // want RBN301
}
