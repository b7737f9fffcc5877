// A function that takes back a list of numbers takes back nothing else; a list that leaks is handed out too.

pub struct Page {
    number: u32,
}

#[no_mangle]
pub extern "C" fn words() -> *mut u32 {
    let words: Box<[u32]> = vec![0u32; 128].into_boxed_slice();
    Box::into_raw(words) as *mut u32
}

#[no_mangle]
pub unsafe extern "C" fn words_free(p: *mut u32) {
    if p.is_null() {
        return;
    }
    let all = std::ptr::slice_from_raw_parts_mut(p, 128);
    drop(Box::from_raw(all));
}

#[no_mangle]
pub unsafe extern "C" fn page(out: *mut *mut Page) -> bool {
    if out.is_null() {
        return false;
    }
    *out = Box::into_raw(Box::new(Page { number: 1 })); // want RBN814
    (**out).number > 0
}

#[no_mangle]
pub extern "C" fn checksums() -> *mut Vec<u64> {
    Box::into_raw(Box::new(vec![1u64, 2, 3])) // want RBN814
}

#[no_mangle]
pub extern "C" fn thumbnail() -> *mut u8 {
    let bytes = vec![0u8; 4096];
    bytes.leak().as_mut_ptr() // want RBN814
}

#[no_mangle]
pub extern "C" fn samples() -> *mut f32 {
    vec![0f32; 64].leak().as_mut_ptr()
}

#[no_mangle]
pub unsafe extern "C" fn samples_free(p: *mut f32) {
    if !p.is_null() {
        drop(Vec::from_raw_parts(p, 64, 64));
    }
}
