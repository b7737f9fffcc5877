use std::ffi::{c_char, CStr};
use std::process::Command;

pub fn from_ruby(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() // want RBN811
}

pub fn shell(command: &str) -> bool {
    Command::new("sh").arg("-c").arg(command).status().is_ok() // want RBN201 from=app.rb:24
}
