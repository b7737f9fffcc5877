use std::ffi::{c_char, CStr, CString};
use std::fs;

fn text<'a>(x: *const c_char) -> &'a str {
    unsafe { CStr::from_ptr(x) }.to_str().unwrap_or("") // want RBN811
}

#[no_mangle]
pub extern "C" fn strings_cut(x: *const c_char) -> bool {
    let text = text(x);
    let Some(end) = text.find('=') else {
        return false;
    };
    let clean = fs::read(format!("/srv/papers/{end}")).is_ok();
    clean
        & fs::read(&text[..end]).is_ok() // want RBN301
        & fs::read(text.trim().trim_end_matches('/')).is_ok() // want RBN301
        & text.lines().any(|line| fs::read(line).is_ok()) // want RBN301
        & text.split('=').nth(1).is_some_and(|name| fs::read(name).is_ok()) // want RBN301
        & text.split_once('=').is_some_and(|(_, name)| fs::read(name).is_ok()) // want RBN301
}

#[no_mangle]
pub extern "C" fn strings_replaced(x: *const c_char) -> bool {
    let path = "/srv/papers/NAME".replace("NAME", text(x));
    let clean = "/srv/papers/NAME".replace(text(x), "index");
    fs::read(path).is_ok() // want RBN301
        & fs::read(clean).is_ok()
}

#[no_mangle]
pub extern "C" fn strings_added(x: *const c_char) -> bool {
    let mut path = String::from("/srv/papers/");
    path.push_str(text(x));
    let mut front = String::from("/index");
    front.insert_str(0, text(x));
    let mut clean = String::from("/srv/papers/");
    clean.push_str("index");
    clean.truncate(text(x).len());
    fs::read(&path).is_ok() // want RBN301
        & fs::read(&front).is_ok() // want RBN301
        & fs::read(&clean).is_ok()
}

#[no_mangle]
pub extern "C" fn strings_cased(x: *const c_char) -> bool {
    let name = text(x).to_lowercase();
    let joined = [text(x), "txt"].join(".");
    let repeated = "../".repeat(text(x).len());
    fs::read(name).is_ok() // want RBN301
        & fs::read(joined).is_ok() // want RBN301
        & fs::read(repeated).is_ok()
}

/// What was a text once is valid ever after.
#[no_mangle]
pub extern "C" fn strings_valid(x: *const c_char) -> bool {
    let bytes = unsafe { CStr::from_ptr(x) }.to_bytes(); // want RBN811
    let lossy = String::from_utf8_lossy(bytes);
    let valid = unsafe { std::str::from_utf8_unchecked(lossy.as_bytes()) };
    let checked = unsafe { std::str::from_utf8_unchecked(text(x).as_bytes()) };
    let unchecked = unsafe { std::str::from_utf8_unchecked(bytes) }; // want RBN803
    valid.len() + checked.len() > unchecked.len()
}

#[no_mangle]
pub extern "C" fn strings_bytes(x: *const c_char) -> bool {
    let bytes = text(x).as_bytes().to_vec();
    let Ok(name) = String::from_utf8(bytes) else {
        return false;
    };
    let Ok(owned) = CString::new(text(x)) else {
        return false;
    };
    fs::read(name).is_ok() // want RBN301
        & fs::read(owned.to_string_lossy().as_ref()).is_ok() // want RBN301
}
