use std::ffi::{c_char, CStr};
use std::fs;
use std::mem;
use std::rc::Rc;

fn text<'a>(x: *const c_char) -> &'a str {
    unsafe { CStr::from_ptr(x) }.to_str().unwrap_or("") // want RBN811
}

#[no_mangle]
pub extern "C" fn option_chosen(x: *const c_char) -> bool {
    let name = Some(text(x)).filter(|name| !name.is_empty());
    let given = Some("index").and(name);
    let other = name.and(Some("index"));
    fs::read(name.unwrap_or("index")).is_ok() // want RBN301
        & fs::read(given.unwrap_or("index")).is_ok() // want RBN301
        & fs::read(other.unwrap_or("size")).is_ok()
        & fs::read(name.map_or(String::new(), |name| format!("{name}.txt"))).is_ok() // want RBN301
        & fs::read(name.map_or("none", |_| "index")).is_ok()
}

#[no_mangle]
pub extern "C" fn option_absent(x: *const c_char) -> bool {
    let none: Option<String> = None;
    let path = none.clone().unwrap_or_else(|| text(x).to_string());
    let clean = none.unwrap_or_else(|| String::from("index"));
    fs::read(path).is_ok() // want RBN301
        & fs::read(clean).is_ok()
}

#[no_mangle]
pub extern "C" fn option_replaced(x: *const c_char) -> bool {
    let mut name = text(x).to_string();
    let before = mem::replace(&mut name, String::from("index"));
    let mut path = String::from("index");
    let old = mem::replace(&mut path, text(x).to_string());
    fs::read(before).is_ok() // want RBN301
        & fs::read(path).is_ok() // want RBN301
        & fs::read(old).is_ok()
}

#[no_mangle]
pub extern "C" fn option_shown(x: *const c_char) -> bool {
    let name = dbg!(text(x));
    println!("{name}");
    fs::read(name).is_ok() // want RBN301
        & fs::read(dbg!("index")).is_ok()
}

#[no_mangle]
pub extern "C" fn option_shared(x: *const c_char) -> bool {
    let shared = Rc::new(text(x).to_string());
    let copy = Rc::clone(&shared);
    let clean = Rc::new(String::from("index"));
    fs::read(copy.as_str()).is_ok() // want RBN301
        & fs::read(clean.as_str()).is_ok()
        & (mem::size_of_val(&copy) > 0)
}
