use std::ffi::{c_char, CStr};
use std::process::Command;

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() // want RBN811
}

// Ruby calls it with a constant.
#[no_mangle]
pub extern "C" fn uncalled_list(x: *const c_char) -> bool {
    Command::new("sh").arg("-c").arg(format!("ls {}", text(x))).status().is_ok()
}

// Nobody in the workspace calls it, but it is there to be called.
#[no_mangle]
pub extern "C" fn uncalled_print(x: *const c_char) -> bool {
    Command::new("sh").arg("-c").arg(format!("p {}", text(x))).status().is_ok() // want RBN201
}

// Neither exported nor called.
#[allow(dead_code)]
fn unused(x: &str) -> bool {
    Command::new("sh").arg("-c").arg(format!("p {x}")).status().is_ok()
}
