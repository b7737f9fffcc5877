use std::fs;
use std::slice;

fn take(at: *const u8, length: usize) -> String {
    if at.is_null() || length > 4096 {
        return String::new();
    }
    String::from_utf8_lossy(unsafe { slice::from_raw_parts(at, length) }).into_owned()
}

// The place and the length, in one number.
fn give(text: String) -> u64 {
    let bytes = text.into_bytes().into_boxed_slice();
    let length = bytes.len() as u64;
    let at = Box::into_raw(bytes) as *mut u8 as usize as u64;
    (at << 32) | length
}

fn slug(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

#[no_mangle]
pub extern "C" fn reserve(size: usize) -> *mut u8 {
    Box::leak(vec![0u8; size.min(4096)].into_boxed_slice()).as_mut_ptr() // want RBN814
}

#[no_mangle]
pub extern "C" fn heading(at: *const u8, length: usize) -> u64 {
    give(format!("<h1>{}</h1>", take(at, length)))
}

#[no_mangle]
pub extern "C" fn title(at: *const u8, length: usize) -> u64 {
    let bytes = take(at, length).into_bytes().into_boxed_slice();
    let length = bytes.len() as u64;
    let first = Box::into_raw(bytes) as *mut u8;
    ((first.addr() as u64) << 32) | length
}

#[no_mangle]
pub extern "C" fn slugged(at: *const u8, length: usize) -> u64 {
    give(slug(&take(at, length)))
}

#[no_mangle]
pub extern "C" fn counted(at: *const u8, length: usize) -> u64 {
    take(at, length).len() as u64
}

// Into the memory that the caller names.
#[no_mangle]
pub unsafe extern "C" fn upper(at: *const u8, length: usize, out: *mut u8) -> usize {
    let text = take(at, length).to_uppercase();
    if out.is_null() || text.len() > 4096 {
        return 0;
    }
    std::ptr::copy_nonoverlapping(text.as_ptr(), out, text.len());
    text.len()
}

// A number that leads to memory, as one that languages of scripts can hold.
#[no_mangle]
pub extern "C" fn remove(at: u32, length: u32) -> u32 {
    let name = take(at as usize as *const u8, length as usize);
    fs::remove_file(format!("/data/{name}")).map_or(1, |_| 0) // want RBN301 from=app.rb:108
}

// The place is only a number.
#[no_mangle]
pub extern "C" fn page(at: u32) -> u32 {
    fs::remove_file(format!("/data/{at}")).map_or(1, |_| 0)
}
