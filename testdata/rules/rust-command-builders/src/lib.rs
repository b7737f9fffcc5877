use std::ffi::{c_char, c_int, CStr};
use std::process::Command;
use std::str::FromStr;

unsafe fn text(text: *const c_char) -> String {
    CStr::from_ptr(text).to_string_lossy().into_owned() // want RBN811
}

// One of two programs.
#[no_mangle]
pub unsafe extern "C" fn platform(x: *const c_char) -> c_int {
    let mut command = if cfg!(windows) { Command::new("cmd") } else { Command::new("sh") };
    command.arg(if cfg!(windows) { "/C" } else { "-c" });
    command.arg(text(x)); // want RBN201
    command.status().map(|_| 0).unwrap_or(1)
}

// A command that a function makes.
fn shell() -> Command {
    let mut command = Command::new("/bin/sh");
    command.arg("-e").arg("-c");
    command
}

fn lister() -> Command {
    let mut command = Command::new("ls");
    command.arg("-l");
    command
}

#[no_mangle]
pub unsafe extern "C" fn made(x: *const c_char) -> c_int {
    shell().arg(text(x)).status().map(|_| 0).unwrap_or(1) // want RBN201
}

#[no_mangle]
pub unsafe extern "C" fn made_plain(x: *const c_char) -> c_int {
    lister().arg(text(x)).status().map(|_| 0).unwrap_or(1)
}

#[no_mangle]
pub unsafe extern "C" fn passed(x: *const c_char) -> c_int {
    let mut command = shell();
    command.arg("exec ls \"$@\"").arg("ls").arg(text(x));
    command.status().map(|_| 0).unwrap_or(1)
}

// A type of the program's own that is read from a text can be that text.
struct Line(String);

impl FromStr for Line {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(Line(text.to_owned()))
    }
}

#[no_mangle]
pub unsafe extern "C" fn parsed(x: *const c_char) -> c_int {
    let x = text(x);
    let (Ok(line), Ok(count)) = (x.parse::<Line>(), x.parse::<u16>()) else { return -1 };
    let counted = shell().arg(format!("head -n {count}")).status().is_ok();
    shell().arg(line.0).status().map(|_| counted as c_int).unwrap_or(1) // want RBN201
}
