use std::ffi::{c_char, CString};

// All that is handed out is taken back.
#[no_mangle]
pub extern "C" fn numbers(count: *mut usize) -> *const u32 {
    let list = vec![1u32, 2, 3];
    let first = list.as_ptr();
    unsafe { *count = list.len() }; // want RBN811
    std::mem::forget(list);
    first
}

#[no_mangle]
pub unsafe extern "C" fn numbers_free(first: *mut u32, count: usize) {
    drop(Vec::from_raw_parts(first, count, count)); // want RBN811
}

#[no_mangle]
pub extern "C" fn text() -> *mut c_char {
    CString::new("x").unwrap_or_default().into_raw()
}

#[no_mangle]
pub unsafe extern "C" fn text_free(text: *mut c_char) {
    drop(CString::from_raw(text)); // want RBN811
}

pub struct Image {
    width: u32,
}

// By way of a type that frees it.
pub struct Handle(*mut Image);

impl Drop for Handle {
    fn drop(&mut self) {
        unsafe { drop(Box::from_raw(self.0)) };
    }
}

#[no_mangle]
pub extern "C" fn image_new() -> *mut Image {
    Box::into_raw(Box::new(Image { width: 1 }))
}

pub struct Shared {
    id: u32,
}

#[no_mangle]
pub extern "C" fn shared_new(id: u32) -> *const Shared {
    std::sync::Arc::into_raw(std::sync::Arc::new(Shared { id }))
}

#[no_mangle]
pub unsafe extern "C" fn shared_free(shared: *const Shared) {
    drop(std::sync::Arc::from_raw(shared)); // want RBN811
}

// But this: what is freed is another object.
#[no_mangle]
pub extern "C" fn count_new() -> *mut u32 {
    Box::into_raw(Box::new(1)) // FN_RBN814
}

#[no_mangle]
pub extern "C" fn image_shared() -> *const Image {
    std::sync::Arc::into_raw(std::sync::Arc::new(Image { width: 1 })) // want RBN814
}
