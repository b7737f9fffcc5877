use libc::{c_char, c_int};
use std::ffi::{CStr, CString};

#[no_mangle]
pub extern "C" fn libc_system(x: *const c_char) -> c_int {
    unsafe { libc::system(x) } // want RBN201 from=app.rb:17
}

#[no_mangle]
pub extern "C" fn libc_formatted(x: *const c_char) -> c_int {
    let x = unsafe { CStr::from_ptr(x) }.to_string_lossy(); // want RBN811
    let Ok(command) = CString::new(format!("p {x}")) else {
        return -1;
    };
    unsafe { libc::system(command.as_ptr()) } // want RBN201 from=app.rb:18
}

#[no_mangle]
pub extern "C" fn libc_open(x: *const c_char) -> c_int {
    let file = unsafe { libc::open(x, libc::O_RDONLY) }; // want RBN301 from=app.rb:19
    if file < 0 {
        return -1;
    }
    unsafe { libc::close(file) }
}

#[no_mangle]
pub extern "C" fn libc_unlink(x: *const c_char) -> c_int {
    unsafe { libc::unlink(x) } // want RBN301 from=app.rb:20
}

#[no_mangle]
pub extern "C" fn libc_constant() -> c_int {
    let command = CString::new("uptime").unwrap_or_default();
    unsafe { libc::system(command.as_ptr()) + libc::access(c"/tmp".as_ptr(), libc::R_OK) }
}
