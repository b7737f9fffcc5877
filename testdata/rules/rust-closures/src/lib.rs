use std::ffi::{c_char, CStr};
use std::fs;
use std::process::Command;

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() // want RBN811
}

#[no_mangle]
pub extern "C" fn closures_captured(x: *const c_char) -> bool {
    let path = text(x);
    let remove = || fs::remove_file(&path).is_ok(); // want RBN301
    remove()
}

#[no_mangle]
pub extern "C" fn closures_parameter(x: *const c_char) -> bool {
    let remove = |path: &str| fs::remove_dir(path).is_ok(); // want RBN301
    let clean = |path: &str| fs::remove_dir(path).is_ok();
    clean("/tmp/papers") && remove(&text(x))
}

#[no_mangle]
pub extern "C" fn closures_written(x: *const c_char) -> bool {
    let mut command = String::from("ls");
    let mut constant = String::from("ls");
    text(x).split(',').for_each(|name| {
        command.push(' ');
        command.push_str(name);
        constant.push_str(" -l");
    });
    let first = Command::new("sh").arg("-c").arg(&constant).status();
    let second = Command::new("sh").arg("-c").arg(&command).status(); // want RBN201
    first.is_ok() && second.is_ok()
}

#[no_mangle]
pub extern "C" fn closures_iterator(x: *const c_char) -> bool {
    let arguments: Vec<String> = text(x)
        .split(',')
        .filter(|name| !name.is_empty())
        .map(|name| format!("--tag={name}"))
        .collect();
    let command = format!("p {}", arguments.join(" "));
    Command::new("sh").arg("-c").arg(command).status().is_ok() // want RBN201
}

#[no_mangle]
pub extern "C" fn closures_option(x: *const c_char) -> bool {
    let path = text(x);
    let name = path.strip_prefix("papers:").map(|name| format!("/srv/{name}"));
    name.map_or(false, |path| fs::create_dir(path).is_ok()) // want RBN301
}

fn with<F: FnOnce(&str) -> bool>(path: &str, run: F) -> bool {
    run(path)
}

#[no_mangle]
pub extern "C" fn closures_passed(x: *const c_char) -> bool {
    let clean = with("/tmp/papers", |path| fs::create_dir_all(path).is_ok());
    clean && with(&text(x), |path| fs::remove_dir_all(path).is_ok()) // want RBN301
}

#[no_mangle]
pub extern "C" fn closures_numbers(x: *const c_char) -> bool {
    let numbers: Vec<u32> = text(x).split(',').filter_map(|n| n.parse().ok()).collect();
    numbers.iter().all(|n| fs::remove_file(format!("/srv/papers/{n}")).is_ok())
}
