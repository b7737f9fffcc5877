use std::ffi::{c_char, c_int, CStr};
use std::fs;

pub struct Memory {
    name: String,
    words: Vec<String>,
}

unsafe fn text(raw: *const c_char) -> String {
    CStr::from_ptr(raw).to_string_lossy().into_owned() // want RBN811
}

#[no_mangle]
pub unsafe extern "C" fn bureau_open(name: *const c_char, out: *mut *mut Memory) -> c_int {
    let name = text(name);
    if !name.bytes().all(|b| b.is_ascii_lowercase()) {
        return -1;
    }
    let Ok(list) = fs::read_to_string(format!("/srv/bureau/{name}.txt")) else { return -2 };
    *out = Box::into_raw(Box::new(Memory { words: list.lines().map(str::to_owned).collect(), name })); // want RBN811
    0
}

#[no_mangle]
pub unsafe extern "C" fn bureau_take(name: *const c_char, out: *mut *mut Memory) -> c_int {
    *out = Box::into_raw(Box::new(Memory { words: Vec::new(), name: text(name) })); // want RBN811
    0
}

#[no_mangle]
pub unsafe extern "C" fn bureau_count(memory: *const Memory) -> usize {
    let memory = &*memory; // want RBN811
    memory.words.len()
}

#[no_mangle]
pub unsafe extern "C" fn bureau_save(memory: *const Memory) -> c_int {
    let memory = &*memory; // want RBN811
    fs::write(format!("/srv/bureau/saved/{}", memory.name), memory.words.join("\n")).map_or(-1, |()| 0) // want RBN301
}

#[no_mangle]
pub unsafe extern "C" fn bureau_at(address: usize) -> usize {
    let memory = &*(address as *const Memory); // want RBN801
    memory.words.len()
}

#[no_mangle]
pub unsafe extern "C" fn bureau_close(memory: *mut Memory) {
    drop(Box::from_raw(memory)); // want RBN811
}
