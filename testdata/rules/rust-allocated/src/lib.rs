extern crate alloc;

use alloc::alloc::{alloc, alloc_zeroed, Layout};

static SIZES: [u64; 4] = [1, 2, 4, 8];

// The size is chosen by the request, the address is not.
#[no_mangle]
pub extern "C" fn allocated_sized(size: usize) -> *mut u8 {
    let Ok(layout) = Layout::from_size_align(size, 8) else {
        return std::ptr::null_mut();
    };
    let pointer = unsafe { alloc_zeroed(layout) }; // want RBN804 from=app.rb:15
    if !pointer.is_null() {
        unsafe { pointer.cast::<u8>().write(1) };
    }
    pointer
}

#[no_mangle]
pub extern "C" fn allocated_plain(size: usize) -> *mut u8 {
    let layout = Layout::array::<u64>(size).unwrap(); // want RBN813
    let pointer = unsafe { alloc(layout) }; // want RBN804 from=app.rb:16
    unsafe { *pointer = 1 };
    pointer
}

#[no_mangle]
pub extern "C" fn allocated_class(size: usize) -> u64 {
    unsafe { *SIZES.get_unchecked(size) } // want RBN802 from=app.rb:17
}
