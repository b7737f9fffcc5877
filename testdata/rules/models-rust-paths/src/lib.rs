use libc::{c_char, c_int};
use std::ffi::CStr;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = "/srv/papers";

fn text<'a>(x: *const c_char) -> &'a str {
    unsafe { CStr::from_ptr(x) }.to_str().unwrap_or("") // want RBN811
}

#[no_mangle]
pub extern "C" fn paths_asked(x: *const c_char) -> bool {
    let path = Path::new(ROOT).join(text(x));
    path.read_dir().is_ok() // want RBN301
        & path.metadata().is_ok() // want RBN301
        & Path::new(ROOT).metadata().is_ok()
}

#[no_mangle]
pub extern "C" fn paths_parts(x: *const c_char) -> bool {
    let path = Path::new(text(x));
    let Some(parent) = path.parent() else {
        return false;
    };
    let mut named = PathBuf::from(ROOT);
    named.set_file_name(text(x));
    fs::read(parent).is_ok() // want RBN301
        & fs::read(named).is_ok() // want RBN301
        & fs::read(Path::new(ROOT).with_extension("txt")).is_ok()
}

#[no_mangle]
pub extern "C" fn paths_inside(x: *const c_char) -> bool {
    let Ok(path) = fs::canonicalize(Path::new(ROOT).join(text(x))) else {
        return false;
    };
    if path.starts_with(ROOT) {
        return fs::read(&path).is_ok();
    }
    fs::read(&path).is_ok() // want RBN301
}

/// A path that is not resolved first begins with the root too.
#[no_mangle]
pub extern "C" fn paths_unresolved(x: *const c_char) -> bool {
    let path = Path::new(ROOT).join(text(x));
    path.starts_with(ROOT) && fs::read(&path).is_ok() // want RBN301
}

#[no_mangle]
pub extern "C" fn paths_at(x: *const c_char, to: *const c_char) -> c_int {
    let directory = unsafe { libc::open(c"/srv/papers".as_ptr(), libc::O_DIRECTORY) };
    let opened = unsafe { libc::openat(directory, x, libc::O_RDONLY) }; // want RBN301
    let removed = unsafe { libc::unlinkat(directory, x, 0) }; // want RBN301
    let moved = unsafe { libc::rename(c"/srv/papers/new".as_ptr(), to) }; // want RBN301
    let linked = unsafe { libc::link(x, c"/srv/papers/link".as_ptr()) }; // want RBN301
    let index = unsafe { libc::openat(directory, c"index".as_ptr(), libc::O_RDONLY) };
    opened | removed | moved | linked | index
}

#[no_mangle]
pub extern "C" fn paths_real(x: *const c_char) -> c_int {
    let real = unsafe { libc::realpath(x, std::ptr::null_mut()) };
    let root = unsafe { libc::realpath(c"/srv/papers".as_ptr(), std::ptr::null_mut()) };
    unsafe { libc::rmdir(root) };
    unsafe { libc::unlink(real) } // want RBN301
}
