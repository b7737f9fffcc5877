use std::error::Error;
use std::ffi::{c_char, c_int, CStr};
use std::fs;
use std::path::PathBuf;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[no_mangle]
pub extern "C" fn question_read(name: *const c_char) -> c_int {
    read(name).map_or(-1, |size| size as c_int)
}

fn read(name: *const c_char) -> Result<usize> {
    let path = path_of(name)?;
    let text = fs::read_to_string(&path)?; // want RBN301 from=app.rb:14
    Ok(text.len())
}

fn path_of(name: *const c_char) -> Result<PathBuf> {
    let name = unsafe { CStr::from_ptr(name) }.to_str()?; // want RBN811
    let (shelf, name) = name.split_once(':').ok_or("no shelf")?;
    Ok(PathBuf::from("/srv").join(shelf).join(name))
}

#[no_mangle]
pub extern "C" fn question_number(name: *const c_char) -> c_int {
    numbered(name).unwrap_or(-1)
}

fn numbered(name: *const c_char) -> Result<c_int> {
    let number: u32 = unsafe { CStr::from_ptr(name) }.to_str()?.trim().parse()?; // want RBN811
    let text = fs::read_to_string(format!("/srv/papers/{number}.txt"))?;
    Ok(text.len() as c_int)
}
