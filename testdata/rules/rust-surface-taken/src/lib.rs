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

pub struct Page(u32);
pub struct Style(u8);
pub struct Index(u32);
pub struct Token(u8);

pub type TokenPtr = *mut Token;

#[repr(C)]
pub struct Buffer {
    data: *mut Cell,
    len: usize,
}
pub struct Cell(u8);

// By a function for all types.
#[no_mangle]
pub extern "C" fn page_new() -> *mut Page {
    Box::into_raw(Box::new(Page(1)))
}

#[no_mangle]
pub extern "C" fn page_release(p: *mut Page) {
    release(p)
}

fn release<T>(p: *mut T) {
    if !p.is_null() {
        drop(unsafe { Box::from_raw(p) });
    }
}

// By one that nobody can call.
#[no_mangle]
pub extern "C" fn style_new(n: u8) -> *mut Style {
    Box::into_raw(Box::new(Style(n))) // want RBN814
}

pub fn style_drop(s: *mut Style) {
    drop(unsafe { Box::from_raw(s) })
}

// By a parameter that owns it.
#[no_mangle]
pub extern "C" fn index_new() -> *mut Index {
    Box::into_raw(Box::new(Index(3)))
}

#[no_mangle]
pub extern "C" fn index_destroy(i: Option<Box<Index>>) {
    drop(i)
}

#[no_mangle]
pub extern "C" fn token_new() -> TokenPtr {
    Box::into_raw(Box::new(Token(1))) // want RBN814
}

#[no_mangle]
pub extern "C" fn buffer_new() -> Buffer {
    let cell = Box::new(Cell(1));
    Buffer { data: Box::into_raw(cell), len: 1 } // want RBN814
}

// By a pointer to anything, of which a cast says what it is.
pub struct Table {
    rows: u32,
}

#[no_mangle]
pub extern "C" fn table(rows: u32) -> *mut std::ffi::c_void {
    Box::into_raw(Box::new(Table { rows })) as *mut std::ffi::c_void
}

#[no_mangle]
pub extern "C" fn table_free(table: *mut std::ffi::c_void) {
    if !table.is_null() {
        drop(unsafe { Box::from_raw(table.cast::<Table>()) });
    }
}

// As one counter that another one does not count for.
#[no_mangle]
pub extern "C" fn counted(id: u32) -> *const Shared {
    std::rc::Rc::into_raw(std::rc::Rc::new(Shared { id })) // want RBN814
}

#[no_mangle]
pub extern "C" fn counted_again(id: u32) -> *const Token {
    std::rc::Rc::into_raw(std::rc::Rc::new(Token(id as u8)))
}

#[no_mangle]
pub unsafe extern "C" fn counted_free(token: *const Token) {
    drop(std::rc::Rc::from_raw(token)); // want RBN811
}

// A task of which only what it can do is known, and that is one of the images once it is done.
pub trait Work {
    fn run(&self) -> u32;
}

pub struct Job {
    work: Option<Box<dyn Work>>,
}

#[no_mangle]
pub extern "C" fn job_work(job: &mut Job) -> *mut std::ffi::c_void {
    match job.work.take() {
        Some(work) => Box::into_raw(work).cast(),
        None => std::ptr::null_mut(),
    }
}

// A boxed list is taken back as a list.
#[no_mangle]
pub extern "C" fn words_new(len: *mut usize) -> *mut u16 {
    let words = vec![1u16, 2, 3].into_boxed_slice();
    if let Some(len) = unsafe { len.as_mut() } {
        *len = words.len();
    }
    Box::into_raw(words) as *mut u16
}

#[no_mangle]
pub unsafe extern "C" fn words_free(words: *mut u16, len: usize) {
    if !words.is_null() {
        drop(Vec::from_raw_parts(words, len, len));
    }
}

// What a macro of a library makes of a type is not known; that of the workspace defines no function that takes it back.
pub struct Sheet(u32);
pub struct Leaf(u32);

macro_rules! declare_shown {
    ($t:ty) => {
        impl $t {
            fn shown(&self) -> u32 {
                self.0
            }
        }
    };
}

capi_macros::declare_own!(Sheet);
declare_shown!(Leaf);

#[no_mangle]
pub extern "C" fn sheet_new(n: u32) -> *mut Sheet {
    Box::into_raw(Box::new(Sheet(n)))
}

#[no_mangle]
pub extern "C" fn leaf_new(n: u32) -> *mut Leaf {
    Box::into_raw(Box::new(Leaf(n))) // want RBN814
}
