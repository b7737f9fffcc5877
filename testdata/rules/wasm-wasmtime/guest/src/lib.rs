use std::fs;
use std::slice;

#[no_mangle]
pub extern "C" fn alloc(size: usize) -> *mut u8 {
    Box::leak(vec![0u8; size.min(4096)].into_boxed_slice()).as_mut_ptr() // want RBN814
}

#[no_mangle]
pub extern "C" fn forget(text: *const u8, length: usize) -> i32 {
    if text.is_null() || length > 4096 {
        return -1;
    }
    let name = String::from_utf8_lossy(unsafe { slice::from_raw_parts(text, length) });
    fs::remove_file(format!("/data/{name}")).map_or(-1, |_| 0) // want RBN301 from=app.rb:38 RBN301 from=app.rb:46 RBN301 from=app.rb:52 RBN301 from=app.rb:58 RBN301 from=handed.rb:32 RBN301 from=handed.rb:36
}

// What it is given is a number.
#[no_mangle]
pub extern "C" fn page(number: i32) -> i32 {
    fs::read(format!("/data/{number}")).map_or(-1, |_| 0)
}

// Nobody runs it.
#[no_mangle]
pub extern "C" fn unused(text: *const u8, length: usize) -> usize {
    if text.is_null() {
        return 0;
    }
    length.min(1)
}

struct Component;

impl Guest for Component {
    fn drop_note(name: String) -> bool {
        fs::remove_file(name).is_ok() // want RBN301 from=app.rb:63 RBN301 from=app.rb:67
    }
}
