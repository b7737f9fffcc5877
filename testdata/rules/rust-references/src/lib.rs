use std::ffi::{c_char, CStr};
use std::process::Command;

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() // want RBN811
}

fn fill(command: &mut String, name: &str) {
    command.push_str(" --name=");
    command.push_str(name);
}

fn replace(command: &mut String) {
    *command = String::from("p --all");
}

#[derive(Default)]
struct Request {
    command: String,
    log: String,
}

impl Request {
    fn set(&mut self, name: &str) {
        self.command = format!("p {name}");
        self.log = "printed".to_string();
    }
}

#[no_mangle]
pub extern "C" fn references_filled(x: *const c_char) -> bool {
    let mut command = String::from("p");
    fill(&mut command, &text(x));
    let mut constant = String::from("p");
    fill(&mut constant, "index");
    let first = Command::new("sh").arg("-c").arg(&constant).status();
    let second = Command::new("sh").arg("-c").arg(&command).status(); // want RBN201
    first.is_ok() && second.is_ok()
}

#[no_mangle]
pub extern "C" fn references_overwritten(x: *const c_char) -> bool {
    let mut command = text(x);
    println!("instead of {command}");
    replace(&mut command);
    Command::new("sh").arg("-c").arg(&command).status().is_ok()
}

#[no_mangle]
pub extern "C" fn references_struct(x: *const c_char) -> bool {
    let mut request = Request::default();
    request.set(&text(x));
    let first = Command::new("sh").arg("-c").arg(&request.log).status();
    let second = Command::new("sh").arg("-c").arg(&request.command).status(); // want RBN201
    first.is_ok() && second.is_ok()
}

#[no_mangle]
pub extern "C" fn references_borrowed(x: *const c_char) -> bool {
    let owned = text(x);
    let borrowed: &String = &owned;
    let slice: &str = &borrowed[1..]; // want RBN813
    let boxed = Box::new(slice.to_owned());
    Command::new("sh").arg("-c").arg(boxed.as_str()).status().is_ok() // want RBN201
}
