// A C interface that no Ruby of the workspace calls. Its callers answer for what only they can know.
use std::ffi::{c_char, c_int, c_void, CStr};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::slice;

pub struct Store {
    root: PathBuf,
    index: Vec<u32>,
    scratch: [u8; 16],
}

type Count = usize;

#[no_mangle]
pub unsafe extern "C" fn store_open(root: *const c_char) -> *mut Store {
    let root = PathBuf::from(CStr::from_ptr(root).to_string_lossy().into_owned()); // want RBN811
    let _ = fs::create_dir_all(&root);
    Box::into_raw(Box::new(Store { root, index: Vec::new(), scratch: [0; 16] }))
}

// A handle is what store_open made.
#[no_mangle]
pub unsafe extern "C" fn store_clear(store: *mut Store) -> c_int {
    let Some(store) = store.as_mut() else { return -1 };
    store.index.clear();
    fs::remove_dir_all(&store.root).map(|_| 0).unwrap_or(-1)
}

#[no_mangle]
pub unsafe extern "C" fn store_free(store: *mut Store) {
    if !store.is_null() {
        drop(Box::from_raw(store));
    }
}

// How long the memory is, nobody but the caller knows.
#[no_mangle]
pub unsafe extern "C" fn sum(data: *const u8, len: usize) -> u64 {
    slice::from_raw_parts(data, len).iter().map(|byte| u64::from(*byte)).sum() // want RBN811
}

unsafe fn words<'a>(data: *const c_void, count: Count) -> &'a [u32] {
    if data.is_null() {
        return &[];
    }
    slice::from_raw_parts(data.cast::<u32>(), count)
}

#[no_mangle]
pub unsafe extern "C" fn store_fill(store: *mut Store, data: *const c_void, count: Count) {
    (*store).index.extend_from_slice(words(data, count)); // want RBN811
}

#[no_mangle]
pub unsafe extern "C" fn total(items: *const u32, count: u32) -> u32 {
    (0..count).map(|i| unsafe { *items.add(i as usize) }).sum() // want RBN811
}

#[no_mangle]
pub unsafe extern "C" fn copy(from: *const u8, to: *mut u8, len: usize) {
    std::ptr::copy_nonoverlapping(from, to, len); // want RBN811
}

// How much memory the library has itself, it can know.
#[no_mangle]
pub unsafe extern "C" fn store_at(store: *const Store, at: usize) -> u32 {
    *(*store).index.get_unchecked(at) // want RBN802 from=68 RBN811
}

#[no_mangle]
pub unsafe extern "C" fn store_scratch(store: *mut Store, data: *const u8, len: Count) {
    let scratch = (*store).scratch.as_mut_ptr(); // want RBN811
    std::ptr::copy_nonoverlapping(data, scratch, len); // want RBN802 from=73 RBN811
}

#[no_mangle]
pub unsafe extern "C" fn store_at_checked(store: *const Store, at: usize) -> u32 {
    let index = &(*store).index; // want RBN811
    if at < index.len() {
        *index.get_unchecked(at)
    } else {
        0
    }
}

// Which file is opened is the caller's to say, what a shell makes of the name is not.
#[no_mangle]
pub unsafe extern "C" fn count_lines(file: *const c_char) -> c_int {
    let Ok(file) = CStr::from_ptr(file).to_str() else { return -1 }; // want RBN811
    if fs::metadata(file).is_err() {
        return -1;
    }
    Command::new("sh").arg("-c").arg(format!("wc -l {file}")).status().map(|_| 0).unwrap_or(-1) // want RBN201 from=90
}
