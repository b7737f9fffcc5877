use regex::Regex;
use std::ffi::{c_char, CStr};
use std::process::Command;

fn text<'a>(x: *const c_char) -> &'a str {
    unsafe { CStr::from_ptr(x) }.to_str().unwrap_or("") // want RBN811
}

fn run(command: String) -> bool {
    Command::new("sh").arg("-c").arg(command).status().is_ok() // want RBN201 from=app.rb:19 RBN201 from=app.rb:20 RBN201 from=app.rb:21 RBN201 from=app.rb:22 RBN201 from=app.rb:23
}

/// `^` and `$` are the ends of the text here.
#[no_mangle]
pub extern "C" fn regex_checked(x: *const c_char) -> bool {
    let x = text(x);
    let Ok(name) = Regex::new("^[a-z]+$") else {
        return false;
    };
    name.is_match(x) && run(format!("p {x}"))
}

#[no_mangle]
pub extern "C" fn regex_lines(x: *const c_char) -> bool {
    let x = text(x);
    let Ok(name) = Regex::new("(?m)^[a-z]+$") else {
        return false;
    };
    name.is_match(x) && run(format!("p {x}")) // want RBN001
}

#[no_mangle]
pub extern "C" fn regex_part(x: *const c_char) -> bool {
    let x = text(x);
    let Ok(name) = Regex::new("[a-z]+") else {
        return false;
    };
    name.is_match(x) && run(format!("p {x}"))
}

#[no_mangle]
pub extern "C" fn regex_found(x: *const c_char) -> bool {
    let Ok(name) = Regex::new("name=(.+)") else {
        return false;
    };
    let Some(found) = name.captures(text(x)) else {
        return false;
    };
    let clean = name.captures("name=index").is_some();
    clean && run(format!("p {}", &found[1]))
}

#[no_mangle]
pub extern "C" fn regex_replaced(x: *const c_char) -> bool {
    let Ok(name) = Regex::new("NAME") else {
        return false;
    };
    run(name.replace_all("p NAME", "index").into_owned()) && run(name.replace_all("p NAME", text(x)).into_owned())
}

/// What is escaped for a pattern is not escaped for a shell.
#[no_mangle]
pub extern "C" fn regex_escaped(x: *const c_char) -> bool {
    run(format!("grep '{}' VERSION", regex::escape(text(x))))
}
