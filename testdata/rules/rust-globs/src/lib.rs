// Names that globs bring in: of the standard library, and of a module beside.
mod text;

use std::ffi::*;
use std::process::*;
use text::*;

#[no_mangle]
pub extern "C" fn globs_list(name: *const c_char) -> bool {
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy(); // want RBN811
    Command::new("sh").arg("-c").arg(format!("ls {name}")).status().is_ok() // want RBN201 from=app.rb:15
}

#[no_mangle]
pub extern "C" fn globs_count(name: *const c_char) -> bool {
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy(); // want RBN811
    Command::new("ls").arg(format!("./{name}")).status().is_ok()
}

#[no_mangle]
pub extern "C" fn globs_quoted(name: *const c_char) -> bool {
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy(); // want RBN811
    Command::new("sh").arg("-c").arg(listing(&name)).status().is_ok() // want RBN201 from=app.rb:17
}
