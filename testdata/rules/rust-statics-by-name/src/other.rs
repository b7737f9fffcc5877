use std::process::Command;
use std::sync::Mutex;

pub static TITLE: Mutex<String> = Mutex::new(String::new());
pub static LAST: Mutex<String> = Mutex::new(String::new());

pub fn title() {
    Command::new("sh").arg("-c").arg(&*TITLE.lock().unwrap()).status().ok();
}
