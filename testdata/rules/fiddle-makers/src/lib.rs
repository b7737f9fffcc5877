//! Functions that Ruby binds by a method of its own, which is given their names.
use std::ffi::{c_char, c_int, CStr};
use std::fs;

fn text(p: *const c_char) -> String {
    if p.is_null() {
        return String::new();
    }
    unsafe { CStr::from_ptr(p) }.to_string_lossy().into_owned()
}

#[no_mangle]
pub extern "C" fn reel_probe(film: *const c_char) -> c_int {
    fs::read(text(film)).map_or(-1, |b| b.len() as c_int) // want RBN301 from=app.rb:9
}

#[no_mangle]
pub extern "C" fn reel_frames(film: *const c_char, n: c_int) -> c_int {
    let frame = format!("/srv/frames/{n}");
    let _ = fs::read(&frame); // ok
    fs::read(format!("{frame}/{}", text(film))).map_or(-1, |_| 0) // want RBN301 from=app.rb:10
}

#[no_mangle]
pub extern "C" fn reel_drop(film: *const c_char) -> c_int {
    fs::remove_file(text(film)).map_or(-1, |_| 0) // want RBN301 from=app.rb:11
}

#[no_mangle]
pub extern "C" fn reel_size(film: *const c_char) -> c_int {
    fs::read(format!("/srv/reels/{}", text(film).len())).map_or(-1, |b| b.len() as c_int) // ok
}

#[no_mangle]
pub extern "C" fn reel_copy(from: *const c_char, to: *const c_char) -> c_int {
    let _ = fs::read(text(from)); // ok
    fs::write(text(to), b"reel").map_or(-1, |_| 0) // want RBN301 from=app.rb:13
}

/// For the workstation; Ruby binds no function of that name.
#[no_mangle]
pub extern "C" fn reel_burn(device: *const c_char) -> c_int {
    fs::write(text(device), b"reel").map_or(-1, |_| 0) // ok
}
