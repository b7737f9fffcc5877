// Memory that is forgotten so that the caller has it, and what is forgotten for other reasons.
use std::ffi::{c_char, c_int, c_void, CString};
use std::mem::{self, ManuallyDrop};
use std::ptr;

#[repr(C)]
pub struct Samples {
    data: *mut f64,
    len: usize,
}

pub struct Session {
    scratch: *mut u8,
    name: String,
}

// Nothing of it leaves the function.
#[no_mangle]
pub extern "C" fn count() -> usize {
    let list = ManuallyDrop::new(vec![1.0f32, 2.0]);
    let more = vec![1.0f32];
    let sum = list.len() + more.len();
    mem::forget(more);
    sum
}

// Borrowed for the time of the call: it is the caller's before and after.
#[no_mangle]
pub unsafe extern "C" fn rename(text: *mut c_char) -> *mut c_char {
    if text.is_null() {
        return text;
    }
    let text = ManuallyDrop::new(CString::from_raw(text));
    text.as_ptr() as *mut c_char
}

// An object of the library's own keeps it.
#[no_mangle]
pub unsafe extern "C" fn reserve(session: *mut Session) -> c_int {
    let Some(session) = session.as_mut() else { return -1 };
    let mut scratch = ManuallyDrop::new(vec![0u8; 64]);
    session.scratch = scratch.as_mut_ptr();
    session.name.len() as c_int
}

// A struct of C's through a pointer is handed out, written as a whole or field by field.
#[no_mangle]
pub unsafe extern "C" fn sample(out: *mut Samples) {
    if out.is_null() {
        return;
    }
    let mut data = ManuallyDrop::new(vec![0.5f64; 16]); // want RBN814
    ptr::write(out, Samples { data: data.as_mut_ptr(), len: data.len() });
}

#[no_mangle]
pub unsafe extern "C" fn sample_into(out: &mut Samples) {
    let mut data = vec![0.5f64; 16];
    out.data = data.as_mut_ptr();
    out.len = data.len();
    mem::forget(data); // want RBN814
}

impl From<Vec<f64>> for Samples {
    fn from(mut data: Vec<f64>) -> Self {
        let samples = Samples { data: data.as_mut_ptr(), len: data.len() };
        mem::forget(data); // want RBN814
        samples
    }
}

#[no_mangle]
pub extern "C" fn sampled() -> Samples {
    vec![0.25].into()
}

// A text's bytes.
#[no_mangle]
pub extern "C" fn greeting() -> *mut c_void {
    let mut bytes = ManuallyDrop::new(String::from("hello").into_bytes()); // want RBN814
    bytes.as_mut_ptr().cast()
}
