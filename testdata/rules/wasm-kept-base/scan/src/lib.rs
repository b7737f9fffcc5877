use std::cell::UnsafeCell;

const CAPACITY: usize = 16 * 1024;

struct Block(UnsafeCell<[u8; CAPACITY]>);

unsafe impl Sync for Block {}

static BLOCK: Block = Block(UnsafeCell::new([0; CAPACITY]));

fn base() -> *mut u8 {
    BLOCK.0.get() as *mut u8
}

fn filled(len: usize) -> &'static [u8] {
    let block = unsafe { &*BLOCK.0.get() };
    &block[..len.min(CAPACITY)]
}

#[no_mangle]
pub extern "C" fn area_base() -> *mut u8 {
    base()
}

// The address is the module's own, whatever stands there.
#[no_mangle]
pub extern "C" fn checksum() -> u32 {
    let part = unsafe { std::slice::from_raw_parts(base(), 64) };
    part.iter().fold(0u32, |sum, b| sum.wrapping_add(u32::from(*b)))
}

#[no_mangle]
pub extern "C" fn shout(len: usize) -> usize {
    let text = unsafe { std::str::from_utf8_unchecked(filled(len)) }; // want RBN803 from=app.rb:35
    text.to_uppercase().len()
}

#[no_mangle]
pub extern "C" fn tidy(len: usize) -> usize {
    let raw = filled(len);
    if std::str::from_utf8(raw).is_err() {
        return 0;
    }
    unsafe { std::str::from_utf8_unchecked(raw) }.trim().len()
}
