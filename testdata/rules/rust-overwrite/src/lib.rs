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
