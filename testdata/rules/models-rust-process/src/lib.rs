use libc::{c_char, c_int};
use std::ffi::CStr;
use std::process::Command;
use std::ptr;

fn text<'a>(x: *const c_char) -> &'a str {
    unsafe { CStr::from_ptr(x) }.to_str().unwrap_or("") // want RBN811
}

#[no_mangle]
pub extern "C" fn process_shell(x: *const c_char) -> bool {
    Command::new("sh").arg("-c").args([text(x)]).status().is_ok() // want RBN201
        & Command::new("sh").args(["-c", text(x)]).status().is_ok() // want RBN201
        & Command::new("bash").args(["-e", "-c", text(x)]).status().is_ok() // want RBN201
        & Command::new("sh").arg("-c").args(["p \"$0\"", text(x)]).status().is_ok()
        & Command::new("p").args(["-c", text(x)]).status().is_ok()
}

#[no_mangle]
pub extern "C" fn process_interpreter(x: *const c_char) -> bool {
    Command::new("ruby").arg("-e").arg(text(x)).status().is_ok() // want RBN201
        & Command::new("python3").arg("-c").arg(format!("print({})", text(x))).status().is_ok() // want RBN201
        & Command::new("ruby").arg("report.rb").arg(text(x)).status().is_ok()
        & Command::new("python3").arg("report.py").arg(text(x)).status().is_ok()
}

#[no_mangle]
pub extern "C" fn process_quoted(x: *const c_char) -> bool {
    let Ok(quoted) = shlex::try_quote(text(x)) else {
        return false;
    };
    Command::new("sh").arg("-c").arg(format!("p {quoted}")).status().is_ok()
        & Command::new("sh").arg("-c").arg(format!("p '{}'", text(x))).status().is_ok() // want RBN201
}

#[no_mangle]
pub extern "C" fn process_program(x: *const c_char) -> bool {
    let printed = Command::new(text(x)).output(); // want RBN202
    let listed = Command::new("ls").current_dir("/srv").env("LANG", text(x)).output();
    printed.is_ok() & listed.is_ok()
}

/// What a command prints, and what stands in a file, is not what it was told or called.
#[no_mangle]
pub extern "C" fn process_printed(x: *const c_char) -> bool {
    let Ok(listed) = Command::new("ls").arg(text(x)).output() else {
        return false;
    };
    let Ok(read) = std::fs::read_to_string(text(x)) else { // want RBN301
        return false;
    };
    let name = String::from_utf8_lossy(&listed.stdout);
    Command::new("sh").arg("-c").arg(format!("p {name}")).status().is_ok()
        & Command::new("sh").arg("-c").arg(format!("p {read}")).status().is_ok() // want RBN201 from=src/lib.rs:49
}

#[no_mangle]
pub extern "C" fn process_exec(x: *const c_char) -> c_int {
    let list = [x, ptr::null()];
    let constant = [c"ls".as_ptr(), x, ptr::null()];
    unsafe {
        libc::execv(c"/bin/ls".as_ptr(), constant.as_ptr());
        libc::execl(c"/bin/ls".as_ptr(), c"ls".as_ptr(), x, ptr::null::<c_char>());
        libc::execl(c"/bin/sh".as_ptr(), c"sh".as_ptr(), c"-c".as_ptr(), x, ptr::null::<c_char>()); // want RBN201
        libc::execvp(x, list.as_ptr()) // want RBN202
    }
}

#[no_mangle]
pub extern "C" fn process_spawn(x: *const c_char) -> c_int {
    let list = [x.cast_mut(), ptr::null_mut()];
    let none = [ptr::null_mut()];
    let mut id = 0;
    unsafe {
        libc::posix_spawn(&mut id, c"/bin/ls".as_ptr(), ptr::null(), ptr::null(), list.as_ptr(), none.as_ptr());
        libc::posix_spawn(&mut id, x, ptr::null(), ptr::null(), none.as_ptr(), none.as_ptr()) // want RBN202
    }
}

#[no_mangle]
pub extern "C" fn process_library(x: *const c_char) -> bool {
    let plain = unsafe { libc::dlopen(c"libm.so.6".as_ptr(), libc::RTLD_NOW) };
    let library = unsafe { libc::dlopen(x, libc::RTLD_NOW) }; // want RBN102
    plain.is_null() & library.is_null()
}
