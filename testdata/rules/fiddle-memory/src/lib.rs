use std::ffi::CStr;
use std::fs;
use std::os::raw::{c_char, c_int};

#[no_mangle]
pub extern "C" fn vault_wipe(name: *const c_char) -> c_int {
    if name.is_null() {
        return -1;
    }
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy(); // want RBN801 from=app.rb:61
    fs::remove_file(format!("/srv/vault/{name}")).map_or(-1, |_| 0) // want RBN301 from=app.rb:34 RBN301 from=app.rb:40 RBN301 from=app.rb:45 RBN301 from=app.rb:51 RBN301 from=app.rb:56
}

#[no_mangle]
pub extern "C" fn vault_last(_name: *const c_char) -> *const c_char {
    c"last".as_ptr()
}
