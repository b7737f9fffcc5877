use std::ffi::CStr;
use std::fs;
use std::os::raw::{c_char, c_int};
use std::process::Command;
use std::slice;

fn text<'a>(p: *const c_char) -> &'a str {
    if p.is_null() {
        return "";
    }
    unsafe { CStr::from_ptr(p) }.to_str().unwrap_or("")
}

#[no_mangle]
pub extern "C" fn thumbs_render(name: *const c_char, width: c_int) -> c_int {
    let line = format!("convert {} -resize {width} /srv/out.png", text(name));
    Command::new("sh").arg("-c").arg(line).status().map_or(-1, |s| s.code().unwrap_or(-1)) // want RBN201 from=app.rb:46 RBN201 from=app.rb:50 RBN201 from=app.rb:54 RBN201 from=app.rb:58 RBN201 from=app.rb:62
}

#[no_mangle]
pub extern "C" fn thumbs_drop(name: *const c_char) -> c_int {
    fs::remove_file(format!("/srv/thumbs/{}", text(name))).map_or(-1, |_| 0) // want RBN301 from=app.rb:66 RBN301 from=app.rb:70
}

// Nothing untrusted is given for the name, whatever the quality is.
#[no_mangle]
pub extern "C" fn thumbs_pack(name: *const c_char, quality: c_int) -> c_int {
    Command::new("sh").arg("-c").arg(format!("pack -q{quality} {}", text(name))).status().map_or(-1, |_| 0)
}

#[no_mangle]
pub extern "C" fn thumbs_sum(data: *const u8, length: usize) -> c_int {
    if data.is_null() {
        return 0;
    }
    let bytes = unsafe { slice::from_raw_parts(data, length) }; // want RBN802 from=app.rb:78
    bytes.iter().fold(0, |sum, b| sum.wrapping_add(c_int::from(*b)))
}

// Looked up by a name that a table chooses: nobody runs it.
#[no_mangle]
pub extern "C" fn thumbs_unused(name: *const c_char) -> c_int {
    let size = text(name).len();
    c_int::try_from(size).unwrap_or(0)
}
