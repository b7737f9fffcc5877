use std::ffi::{c_char, c_int, CStr};
use std::fs::File;

#[no_mangle]
pub extern "C" fn read_named(name: *const c_char) -> c_int {
    let name = unsafe { CStr::from_ptr(name) }; // want RBN811
    let Ok(name) = name.to_str() else {
        return -1;
    };
    let Ok(_file) = File::open(name) else { return -2 }; // want RBN301 from=app.rb:15
    0
}

#[no_mangle]
pub extern "C" fn read_number(name: *const c_char) -> c_int {
    let Ok(name) = unsafe { CStr::from_ptr(name) }.to_str() else { // want RBN811
        return -1;
    };
    let Ok(number) = name.parse::<u32>() else {
        return -1;
    };
    File::open(format!("/srv/papers/{number}.txt")).is_ok() as c_int
}

#[no_mangle]
pub extern "C" fn read_twice(name: *const c_char) -> c_int {
    let Some((shelf, name)) = unsafe { CStr::from_ptr(name) } // want RBN811
        .to_str()
        .ok()
        .and_then(|name| name.split_once(':'))
    else {
        return -1;
    };
    let path = format!("/srv/{shelf}/{name}");
    File::open(path).is_ok() as c_int // want RBN301 from=app.rb:17
}
