use std::ffi::{c_char, c_int, CStr};
use std::process::Command;

#[repr(C)]
pub struct Job {
    source: *const c_char,
    level: c_int,
}

unsafe fn text_of(p: *const c_char) -> String {
    if p.is_null() {
        return String::new();
    }
    CStr::from_ptr(p).to_string_lossy().into_owned()
}

#[no_mangle]
pub unsafe extern "C" fn shelf_window(data: *const u8, len: usize, offset: usize, count: usize) -> u8 {
    if data.is_null() || len == 0 {
        return 0;
    }
    std::slice::from_raw_parts(data.add(offset), count)[0] // want RBN812 RBN813 RBN802 from=app.rb:56 RBN802 from=app.rb:56
}

#[no_mangle]
pub unsafe extern "C" fn shelf_excerpt(data: *const u8, len: usize, offset: usize, count: usize) -> u8 {
    match offset.checked_add(count) {
        Some(end) if end <= len && !data.is_null() => std::slice::from_raw_parts(data.add(offset), count).len() as u8,
        _ => 0,
    }
}

#[no_mangle]
pub unsafe extern "C" fn shelf_run(job: *const Job) -> c_int {
    let Some(job) = job.as_ref() else {
        return 22;
    };
    let line = format!("gzip -{} {}", job.level, text_of(job.source));
    Command::new("sh").arg("-c").arg(&line).status().map_or(1, |_| 0) // want RBN201
}

#[no_mangle]
pub unsafe extern "C" fn shelf_level(job: *const Job) -> c_int {
    let Some(job) = job.as_ref() else {
        return 22;
    };
    Command::new("sh").arg("-c").arg(format!("nice -n {} true", job.level)).status().map_or(1, |_| 0)
}
