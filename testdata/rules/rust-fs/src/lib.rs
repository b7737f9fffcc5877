use std::ffi::{c_char, c_int, CStr};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

const ROOT: &str = "/srv/papers";

fn text<'a>(text: *const c_char) -> &'a str {
    unsafe { CStr::from_ptr(text) }.to_str().unwrap_or("") // want RBN811
}

fn code<T>(result: io::Result<T>) -> c_int {
    match result {
        Ok(_) => 0,
        Err(error) => error.raw_os_error().unwrap_or(-1),
    }
}

#[no_mangle]
pub extern "C" fn fs_read(name: *const c_char) -> c_int {
    let path = text(name);
    code(fs::read_to_string(path)) // want RBN301
        + code(fs::read(path)) // want RBN301
        + code(fs::read_dir(path)) // want RBN301
        + code(fs::read_to_string("/srv/papers/index"))
}

#[no_mangle]
pub extern "C" fn fs_open(name: *const c_char) -> c_int {
    let path = text(name);
    code(File::open(path)) // want RBN301
        + code(File::create(path)) // want RBN301
        + code(OpenOptions::new().append(true).open(path)) // want RBN301
        + code(std::fs::File::open("/srv/papers/index"))
}

#[no_mangle]
pub extern "C" fn fs_join(name: *const c_char) -> c_int {
    let joined = Path::new(ROOT).join(text(name));
    let mut pushed = PathBuf::from(ROOT);
    pushed.push(text(name));
    let mut clean = PathBuf::from(ROOT);
    clean.push("index");
    code(fs::read(&joined)) // want RBN301
        + code(fs::read(pushed.as_path())) // want RBN301
        + code(fs::read(joined.with_extension("txt"))) // want RBN301
        + code(fs::read(clean))
}

#[no_mangle]
pub extern "C" fn fs_change(name: *const c_char) -> c_int {
    let path = text(name).to_string();
    code(fs::create_dir_all(&path)) // want RBN301
        + code(fs::write(&path, "text")) // want RBN301
        + code(fs::rename("/tmp/new", &path)) // want RBN301
        + code(fs::copy(&path, "/tmp/copy")) // want RBN301
        + code(fs::remove_file(path)) // want RBN301
}

#[no_mangle]
pub extern "C" fn fs_file_name(name: *const c_char) -> c_int {
    match Path::new(text(name)).file_name() {
        Some(name) => code(fs::read(Path::new(ROOT).join(name))),
        None => -1,
    }
}

#[no_mangle]
pub extern "C" fn fs_inside(name: *const c_char) -> c_int {
    let Ok(path) = Path::new(ROOT).join(text(name)).canonicalize() else {
        return -1;
    };
    if !path.starts_with(ROOT) {
        return -1;
    }
    code(fs::read(path))
}

#[no_mangle]
pub extern "C" fn fs_components(name: *const c_char) -> c_int {
    let path = Path::new(text(name));
    // Says what it found, and then goes on.
    if path.components().any(|part| part == Component::ParentDir) {
        eprintln!("odd path {}", path.display());
    }
    code(fs::read(path)) // want RBN301
}

#[no_mangle]
pub extern "C" fn fs_log(line: *const c_char) -> c_int {
    let line = text(line);
    let Ok(mut log) = OpenOptions::new().append(true).open("/tmp/papers.log") else {
        return -1;
    };
    println!("{line}");
    code(log.write_all(line.as_bytes())) + code(fs::write("/tmp/papers.last", line))
}
