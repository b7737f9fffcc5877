use std::ffi::{c_char, CStr};
use std::io::Write;
use std::process::{Command, Stdio};

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() // want RBN811
}

// No shell is asked: what comes from the request is one argument.
#[no_mangle]
pub extern "C" fn shape_arguments(x: *const c_char) -> bool {
    let x = text(x);
    let first = Command::new("convert").arg(&x).arg("png:-").status(); // want RBN203
    let second = Command::new("convert").args(["-size", &x, "png:-"]).output();
    let third = Command::new("convert").env("TITLE", &x).spawn();
    let fourth = Command::new("/usr/bin/convert").arg(format!("--title={x}")).output();
    first.is_ok() && second.is_ok() && third.is_ok() && fourth.is_ok()
}

// A shell, but the script that it runs is constant.
#[no_mangle]
pub extern "C" fn shape_script(x: *const c_char) -> bool {
    let x = text(x);
    let first = Command::new("sh").arg("-c").arg("p \"$1\"").arg("p").arg(&x).status();
    let second = Command::new("sh").arg("/usr/lib/papers/print.sh").arg(&x).status();
    let mut third = match Command::new("sh").arg("-c").arg("wc -l").stdin(Stdio::piped()).spawn() {
        Ok(third) => third,
        Err(_) => return false,
    };
    let written = third.stdin.take().map(|mut stdin| stdin.write_all(x.as_bytes()));
    first.is_ok() && second.is_ok() && written.is_some() && third.wait().is_ok()
}

#[no_mangle]
pub extern "C" fn shape_shell(x: *const c_char) -> bool {
    let x = text(x);
    let command = "p ".to_string() + &x;
    let first = Command::new("sh").arg("-c").arg(&x).status(); // want RBN201
    let second = Command::new("/bin/bash").arg("-c").arg(&command).output(); // want RBN201
    let third = Command::new("sh").args(["-c", &command]).output(); // want RBN201
    let fourth = Command::new("sh").args(["-e", "-c"]).arg(&command).output(); // want RBN201

    let shell = "/bin/sh";
    let mut fifth = Command::new(shell);
    fifth.arg("-c");
    fifth.arg(&command); // want RBN201
    first.is_ok() && second.is_ok() && third.is_ok() && fourth.is_ok() && fifth.status().is_ok()
}

#[no_mangle]
pub extern "C" fn shape_program(x: *const c_char) -> bool {
    let program = text(x);
    let known = match program.as_str() {
        "jpeg" => "jpegtran",
        "png" => "optipng",
        _ => return false,
    };
    let first = Command::new(known).status();
    let second = Command::new(program).arg("--version").status();
    first.is_ok() && second.is_ok()
}
