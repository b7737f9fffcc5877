use std::slice;

#[repr(C)]
pub struct Part {
    offset: u32,
    length: u32,
}

#[no_mangle]
pub unsafe extern "C" fn window_first(data: *const u8, _size: usize, part: &Part) -> i64 {
    let start = data.add(part.offset as usize); // want RBN802 from=app.rb:39
    slice::from_raw_parts(start, part.length as usize).len() as i64 // want RBN811
}

#[no_mangle]
pub unsafe extern "C" fn window_second(data: *const u8, _size: usize, part: &Part) -> i64 {
    let start = data.add(part.offset as usize);
    slice::from_raw_parts(start, part.length as usize).len() as i64 // want RBN802 from=app.rb:48 RBN811
}

#[no_mangle]
pub unsafe extern "C" fn window_clipped(data: *const u8, size: usize, part: &Part) -> i64 {
    let (offset, length) = (part.offset as usize, part.length as usize);
    if data.is_null() || offset > size || length > size - offset {
        return -1;
    }
    slice::from_raw_parts(data.add(offset), length).len() as i64
}

#[no_mangle]
pub unsafe extern "C" fn window_third(data: *const u8, _size: usize, part: &Part) -> i64 {
    let start = data.add(part.offset as usize);
    slice::from_raw_parts(start, part.length as usize).len() as i64 // want RBN802 from=app.rb:62 RBN811
}
