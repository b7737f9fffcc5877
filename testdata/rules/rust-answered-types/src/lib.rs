//! What a function hands on that a closure yields is of the type that the closure yields.

use std::cell::RefCell;
use std::mem;
use std::sync::Mutex;

pub struct Book {
    pages: Vec<u8>,
    number: u32,
}

static BOOKS: Mutex<Vec<Book>> = Mutex::new(Vec::new());

fn with<R>(id: u32, run: impl FnOnce(&mut Book) -> R) -> Option<R> {
    let mut books = BOOKS.lock().unwrap_or_else(|e| e.into_inner());
    books.get_mut(id as usize).map(run)
}

fn locked<F, R>(run: F) -> R
where
    F: FnOnce(&Mutex<Vec<Book>>) -> R,
{
    run(&BOOKS)
}

// Which of both the result is, the signature does not tell here.
fn either<T, R>(other: T, run: impl FnOnce(&mut Book) -> R) -> Option<T> {
    with(0, run).map(|_| other)
}

pub struct Desk(RefCell<Book>);

impl Desk {
    fn look<T>(&self, run: impl FnOnce(&Book) -> T) -> T {
        run(&self.0.borrow())
    }
}

fn desk() -> Desk {
    Desk(RefCell::new(Book { pages: Vec::new(), number: 0 }))
}

#[no_mangle]
pub extern "C" fn shelf_number(id: u32) -> u32 {
    let number = with(id, |b| b.number).unwrap_or_default();
    mem::forget(number);
    let count = locked(|l| l.lock().map(|b| b.len() as u32).unwrap_or(0));
    mem::forget(count);
    let other = either(1u32, |b| b.pages.clone()).unwrap_or_default();
    mem::forget(other);
    number
}

#[no_mangle]
pub extern "C" fn shelf_pages(id: u32) -> *mut u8 {
    let mut copy = with(id, |b| b.pages.clone()).unwrap_or_default();
    let first = copy.as_mut_ptr();
    mem::forget(copy); // want RBN814
    first
}

#[no_mangle]
pub unsafe extern "C" fn shelf_copy(from: *const u8, block: *mut Block) -> bool {
    let Some(block) = block.as_mut() else { return false };
    let mut copy = known(from).to_vec().into_boxed_slice();
    block.len = copy.len();
    block.first = copy.as_mut_ptr();
    mem::forget(copy); // want RBN814
    true
}

fn known(_: *const u8) -> &'static [u8] {
    &[1, 2, 3]
}

#[repr(C)]
pub struct Block {
    first: *mut u8,
    len: usize,
}

#[no_mangle]
pub extern "C" fn shelf_numbers() -> *mut u8 {
    let mut all = locked(|_| vec![1u8, 2, 3]);
    let first = all.as_mut_ptr();
    mem::forget(all); // want RBN814
    first
}

#[no_mangle]
pub extern "C" fn shelf_desk() -> *mut u8 {
    let mut all = desk().look(|b| b.pages.clone());
    let first = all.as_mut_ptr();
    mem::forget(all); // want RBN814
    first
}
