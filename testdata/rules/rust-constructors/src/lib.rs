use std::ffi::{c_char, c_int, CStr};
use std::fs;
use std::process::Command;

struct Line(String, String);

enum Request<'a> {
    Run(&'a str, &'a str),
    Read { path: &'a str },
    Ping,
}

fn shell(line: &str) -> c_int {
    Command::new("sh").arg("-c").arg(line).status().map(|_| 0).unwrap_or(1)
}

// The fields of tuple structs and of variants are told apart.
#[no_mangle]
pub unsafe extern "C" fn line(text: *const c_char) -> c_int {
    let line = Line(CStr::from_ptr(text).to_string_lossy().into_owned(), String::from("ls")); // want RBN811
    let Line(name, command) = &line;
    Command::new("sh").arg("-c").arg(name).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(&line.0).status().ok(); // want RBN201
    shell(&line.1) + shell(command)
}

#[no_mangle]
pub unsafe extern "C" fn request(kind: c_int, text: *const c_char) -> c_int {
    let Ok(text) = CStr::from_ptr(text).to_str() else { return -1 }; // want RBN811
    let request = match kind {
        0 => Request::Run("date", text),
        1 => Request::Read { path: text },
        _ => Request::Ping,
    };
    match request {
        Request::Run(command, line) => {
            shell(command) + Command::new("sh").arg("-c").arg(line).status().map(|_| 0).unwrap_or(1) // want RBN201
        }
        Request::Read { path } => fs::read(path).map(|bytes| bytes.len() as c_int).unwrap_or(-1), // want RBN301
        Request::Ping => 0,
    }
}
