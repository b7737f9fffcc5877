use std::ffi::{c_char, CStr};
use std::fmt::Write;
use std::process::Command;

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() // want RBN811
}

#[no_mangle]
pub extern "C" fn format_positional(x: *const c_char) -> bool {
    let command = format!("p {0} {1} {0}", text(x), 2);
    Command::new("sh").arg("-c").arg(command).status().is_ok() // want RBN201
}

#[no_mangle]
pub extern "C" fn format_inline(x: *const c_char) -> bool {
    let name = text(x);
    let width = 72;
    let command = format!("p --width={width:>4} '{name}'");
    Command::new("sh").arg("-c").arg(command).status().is_ok() // want RBN201
}

#[no_mangle]
pub extern "C" fn format_named(x: *const c_char) -> bool {
    let command = format!("p {name} {copies}", name = text(x), copies = 1);
    Command::new("sh").arg("-c").arg(command).status().is_ok() // want RBN201
}

#[no_mangle]
pub extern "C" fn format_written(x: *const c_char) -> bool {
    let mut command = String::new();
    write!(command, "p {}", text(x)).unwrap();
    let first = Command::new("sh").arg("-c").arg(&command).status(); // want RBN201
    let mut constant = String::new();
    write!(&mut constant, "p {}", "all").unwrap();
    let second = Command::new("sh").arg("-c").arg(&constant).status();
    first.is_ok() && second.is_ok()
}

#[no_mangle]
pub extern "C" fn format_pushed(x: *const c_char) -> bool {
    let mut command = String::with_capacity(64);
    command.push_str("p ");
    command += &text(x);
    command.insert_str(0, "nice ");
    let command = command.trim().replace('\n', " ");
    Command::new("sh").arg("-c").arg(command).status().is_ok() // want RBN201
}

#[no_mangle]
pub extern "C" fn format_vec(x: *const c_char) -> bool {
    let mut words = vec!["p".to_string(), text(x)];
    words.push("--all".to_string());
    let constant = vec!["p"; 2].join(" ");
    let first = Command::new("sh").arg("-c").arg(constant).status();
    let second = Command::new("sh").arg("-c").arg(words.join(" ")).status(); // want RBN201
    first.is_ok() && second.is_ok()
}

// Printing is harmless here.
#[no_mangle]
pub extern "C" fn format_printed(x: *const c_char) -> bool {
    let name = text(x);
    println!("printing {name}");
    eprintln!("printing {}", name);
    Command::new("sh").arg("-c").arg("p --all").status().is_ok()
}

#[no_mangle]
pub extern "C" fn format_number(x: *const c_char) -> bool {
    let length = text(x).len();
    let number: i64 = text(x).parse().unwrap_or_default();
    let command = format!("p --length={length} --number={number}");
    Command::new("sh").arg("-c").arg(command).status().is_ok()
}
