use std::cell::UnsafeCell;
use std::ffi::{c_char, c_int, CString};
use std::marker::PhantomData;
use std::process::Command;
use std::ptr::NonNull;
use std::sync::Arc;

// What exported functions can do, also by way of others.
fn refresh(name: &str) -> bool {
    let done = Command::new("mogrify").arg(name).status();
    let again = Command::new("mogrify").arg(name).status();
    done.is_ok() && again.is_ok()
}

#[no_mangle]
pub extern "C" fn thumbs_refresh() -> c_int { // want RBN815
    c_int::from(refresh("all"))
}

#[no_mangle]
pub extern "C" fn thumbs_clear() -> c_int { // want RBN816
    let clear = |dir: &str| std::fs::remove_dir_all(dir);
    c_int::from(clear("/var/cache/thumbs").is_ok())
}

// Nothing that is exported leads here.
pub fn install() -> bool {
    Command::new("cp").status().is_ok() && std::fs::read("x").is_ok()
}

#[cfg(test)]
mod tests {
    #[no_mangle]
    extern "C" fn for_tests() {
        let _ = std::process::Command::new("ls").status();
    }
}

// Memory.
pub struct Image {
    width: u32,
}

pub struct Cache {
    size: u32,
}

pub struct Session {
    id: u32,
}

#[no_mangle]
pub extern "C" fn image_new() -> *mut Image {
    Box::into_raw(Box::new(Image { width: 1 }))
}

#[no_mangle]
pub unsafe extern "C" fn image_free(image: *mut Image) {
    drop(Box::from_raw(image)); // want RBN811
}

#[no_mangle]
pub extern "C" fn cache_new() -> *mut Cache {
    let cache = Box::new(Cache { size: 1 });
    Box::into_raw(cache) // want RBN814
}

fn handle(id: u32) -> *const Session {
    Arc::into_raw(Arc::new(Session { id })) // want RBN814
}

#[no_mangle]
pub extern "C" fn session_open(id: u32) -> *const Session {
    handle(id)
}

#[no_mangle]
pub extern "C" fn text_copy(out: *mut *mut c_char) -> c_int {
    let text = CString::new("x").unwrap_or_default();
    unsafe { *out = text.into_raw() }; // want RBN814 RBN811
    0
}

#[no_mangle]
pub extern "C" fn numbers(count: *mut usize) -> *const u32 {
    let list = vec![1u32, 2, 3];
    let first = list.as_ptr();
    unsafe { *count = list.len() }; // want RBN811
    std::mem::forget(list); // want RBN814
    first
}

// It stays in the library: another function of it frees it.
#[no_mangle]
pub extern "C" fn image_count() -> u32 {
    let raw = Box::into_raw(Box::new(Image { width: 2 }));
    unsafe { Box::from_raw(raw) }.width
}

// No exported function.
pub fn cache_leak() -> *mut Cache {
    Box::into_raw(Box::new(Cache { size: 2 }))
}

// Claims.
pub struct Frame {
    pixels: *mut u8,
    width: u32,
}

unsafe impl Send for Frame {} // want RBN817
unsafe impl Sync for Frame {} // want RBN817

pub struct Node<T> {
    next: Option<NonNull<Node<T>>>,
    value: T,
}

unsafe impl<T> Send for Node<T> {} // want RBN817
// As much as what it holds.
unsafe impl<T: Clone + Sync> Sync for Node<T> {}

pub struct Held<'a, T: ?Sized> {
    value: *mut T,
    of: &'a u32,
}

unsafe impl<T> Send for Held<'_, T> where T: ?Sized + Sync {}
unsafe impl<'a, T> Sync for Held<'a, T> where T: 'a + ?Sized + Send + Sync {}

pub enum Slot {
    Empty,
    Full(*const u8),
}

unsafe impl std::marker::Sync for Slot {} // want RBN817

// No pointer that is shared, or no claim of this kind.
pub struct Counter {
    cell: UnsafeCell<u32>,
}

unsafe impl Sync for Counter {}

pub struct Tag<T> {
    of: PhantomData<*const T>,
}

unsafe impl<T> Send for Tag<T> {}

pub unsafe trait Plain {}

unsafe impl Plain for Frame {}

#[cfg(test)]
mod claims {
    struct Probe(*mut u8);
    unsafe impl Send for Probe {}
}
