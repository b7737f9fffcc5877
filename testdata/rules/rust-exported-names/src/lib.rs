//! Names of files that a library is given from C. Which file it opens is for its caller to say; which files lie in a folder of
//! its own is not.
use std::ffi::{c_char, c_int, CStr};
use std::fs;
use std::path::{Path, PathBuf};

unsafe fn text<'a>(p: *const c_char) -> Option<&'a str> {
    if p.is_null() {
        return None;
    }
    CStr::from_ptr(p).to_str().ok()
}

fn plain(name: &str) -> Option<&str> {
    name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_').then_some(name)
}

fn folder() -> PathBuf {
    PathBuf::from("/var/lib/tables")
}

fn drop_all(name: &str) -> c_int {
    let mut path = folder();
    path.push(name);
    fs::remove_dir_all(path).map_or(-1, |_| 0) // want RBN301
}

/// # Safety
/// `path` is a text of C or null.
#[no_mangle]
pub unsafe extern "C" fn table_import(path: *const c_char) -> c_int { // want RBN816
    let Some(path) = text(path) else { return -1 };
    fs::read(path).map_or(-1, |data| data.len() as c_int)
}

/// # Safety
/// `dir` is a text of C or null.
#[no_mangle]
pub unsafe extern "C" fn table_import_all(dir: *const c_char) -> c_int { // want RBN816
    let Some(dir) = text(dir) else { return -1 };
    fs::read(Path::new(dir).join("all")).map_or(-1, |data| data.len() as c_int)
}

/// # Safety
/// `name` is a text of C or null.
#[no_mangle]
pub unsafe extern "C" fn table_drop(name: *const c_char) -> c_int { // want RBN816
    let Some(name) = text(name) else { return -1 };
    fs::remove_file(folder().join(name)).map_or(-1, |_| 0) // want RBN301
}

/// # Safety
/// `name` is a text of C or null.
#[no_mangle]
pub unsafe extern "C" fn table_drop_all(name: *const c_char) -> c_int { // want RBN816
    text(name).map_or(-1, drop_all)
}

/// # Safety
/// `name` is a text of C or null.
#[no_mangle]
pub unsafe extern "C" fn table_drop_plain(name: *const c_char) -> c_int { // want RBN816
    let Some(name) = text(name).and_then(plain) else { return -1 };
    fs::remove_file(folder().join(name)).map_or(-1, |_| 0)
}

/// # Safety
/// `name` is a text of C or null.
#[no_mangle]
pub unsafe extern "C" fn table_drop_leaf(name: *const c_char) -> c_int { // want RBN816
    let Some(name) = text(name).and_then(|name| Path::new(name).file_name()) else { return -1 };
    fs::remove_file(folder().join(name)).map_or(-1, |_| 0)
}
