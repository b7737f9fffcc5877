use std::ffi::{c_char, CStr};
use std::fs::remove_file;

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() // want RBN811
}

#[no_mangle]
pub extern "C" fn overwrite_all(x: *const c_char, log: bool) -> bool {
    let mut path = text(x);
    println!("not {path}");
    if log {
        path = "/tmp/log".to_string();
    } else {
        path = "/tmp/index".to_string();
    }
    remove_file(path).is_ok()
}

#[no_mangle]
pub extern "C" fn overwrite_branch(x: *const c_char, log: bool) -> bool {
    let mut path = text(x);
    if log {
        path = "/tmp/log".to_string();
    }
    remove_file(path).is_ok() // want RBN301
}

#[no_mangle]
pub extern "C" fn overwrite_loop(x: *const c_char) -> bool {
    let mut path = String::from("/tmp/first");
    for name in text(x).split(',') {
        if remove_file(&path).is_err() { // want RBN301
            break;
        }
        path = name.to_string();
    }
    true
}

#[no_mangle]
pub extern "C" fn overwrite_shadow(x: *const c_char) -> bool {
    let path = text(x);
    let inner = {
        let path = "/tmp/inner";
        remove_file(path).is_ok()
    };
    inner && remove_file(path).is_ok() // want RBN301
}

#[no_mangle]
pub extern "C" fn overwrite_exit(x: *const c_char, log: bool) -> bool {
    let path = if log {
        String::from("/tmp/log")
    } else {
        println!("not {}", text(x));
        std::process::exit(1)
    };
    remove_file(path).is_ok()
}

struct Slot {
    name: String,
    file: String,
}

fn reset(name: &mut String) {
    *name = String::from("default");
}

fn emptied(name: &mut String, by: &str) {
    name.clear();
    name.push_str(by);
}

fn kept_sometimes(name: &mut String) {
    if name.len() > 3 {
        *name = String::from("default");
    }
}

fn kept_by_return(name: &mut String) {
    if name.is_empty() {
        return;
    }
    *name = String::from("default");
}

fn lowered(name: &mut String) {
    *name = name.to_lowercase();
}

#[no_mangle]
pub extern "C" fn overwrite_by_function(x: *const c_char) -> bool {
    let mut a = text(x);
    reset(&mut a);
    remove_file(a).ok();
    let mut b = text(x);
    emptied(&mut b, "fixed");
    remove_file(b).ok();
    let mut c = String::from("fixed");
    emptied(&mut c, &text(x));
    remove_file(c).ok(); // want RBN301
    let mut d = text(x);
    kept_sometimes(&mut d);
    remove_file(d).ok(); // want RBN301
    let mut e = text(x);
    lowered(&mut e);
    remove_file(e).ok(); // want RBN301
    let mut f = text(x);
    kept_by_return(&mut f);
    remove_file(f).ok(); // want RBN301
    let mut s = Slot { name: text(x), file: text(x) };
    remove_file(&s.name).ok(); // want RBN301
    reset(&mut s.name);
    remove_file(&s.name).ok();
    remove_file(&s.file).is_ok() // want RBN301
}
