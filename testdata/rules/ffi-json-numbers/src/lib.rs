use std::ffi::{c_char, c_int, CStr};

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Region {
    width: u32,
    height: u32,
}

impl Region {
    fn cells(&self) -> usize {
        self.width as usize * self.height as usize
    }
}

#[no_mangle]
pub extern "C" fn tl_blank(width: u32) -> c_int {
    vec![0u8; width as usize].len() as c_int // want RBN804
}

#[no_mangle]
pub extern "C" fn tl_line(width: u32) -> c_int {
    vec![0u8; width as usize].len() as c_int
}

#[no_mangle]
pub unsafe extern "C" fn tl_draw(region: *const Region) -> c_int {
    let region = *region; // want RBN811
    vec![0u8; region.cells()].len() as c_int // want RBN804
}

#[no_mangle]
pub unsafe extern "C" fn tl_preview(region: *const Region) -> c_int {
    let region = *region; // want RBN811
    vec![0u8; region.width as usize].len() as c_int
}

#[no_mangle]
pub unsafe extern "C" fn tl_named(name: *const c_char) -> c_int {
    let name = CStr::from_ptr(name).to_bytes(); // want RBN811
    vec![0u8; name.len() + 1].len() as c_int
}
