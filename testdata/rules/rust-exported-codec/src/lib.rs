//! C API of an image codec.
use std::cell::RefCell;
use std::ffi::{c_char, c_int, c_void, CStr, CString};
use std::panic::catch_unwind;
use std::ptr::{self, NonNull};
use std::slice;

pub struct Codec { quality: u8, palette: [u32; 16], frames: Vec<Frame>, name: String }
#[derive(Clone)]
pub struct Frame { w: u32, h: u32, data: Vec<u8> }
#[repr(C)]
pub struct Rect { x: u32, y: u32, w: u32, h: u32 }
#[repr(C)]
pub struct View { ptr: *const u8, len: usize }

thread_local! { static LAST: RefCell<Option<CString>> = const { RefCell::new(None) }; }

fn set_error(e: &str) { LAST.with(|l| *l.borrow_mut() = CString::new(e).ok()); }

macro_rules! ensure_ptr {
    ($($p:ident),+ => $r:expr) => { $( if $p.is_null() { set_error(stringify!($p)); return $r; } )+ };
}

macro_rules! handle {
    ($p:expr) => { match unsafe { $p.as_mut() } { Some(h) => h, None => return -1 } };
}

#[no_mangle]
pub extern "C" fn codec_new(name: *const c_char) -> *mut Codec {
    ensure_ptr!(name => ptr::null_mut());
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned();
    Box::into_raw(Box::new(Codec { quality: 90, palette: [0; 16], frames: vec![], name }))
}

#[no_mangle]
pub unsafe extern "C" fn codec_free(c: *mut Codec) {
    if let Some(c) = NonNull::new(c) {
        drop(Box::from_raw(c.as_ptr()));
    }
}

#[no_mangle]
pub extern "C" fn codec_quality(c: *mut Codec, q: u8) -> c_int {
    let c = handle!(c);
    c.quality = 100 / q; // want RBN813
    0
}

#[no_mangle]
pub extern "C" fn codec_quality_ok(c: *mut Codec, q: u8) -> c_int {
    let c = handle!(c);
    c.quality = if q == 0 { 0 } else { 100 / q };
    0
}

#[no_mangle]
pub unsafe extern "C" fn codec_color(c: *const Codec, i: usize) -> u32 {
    let Some(c) = c.as_ref() else { return 0 };
    c.palette[i] // want RBN813
}

#[no_mangle]
pub unsafe extern "C" fn codec_color_ok(c: *const Codec, i: usize) -> u32 {
    c.as_ref().and_then(|c| c.palette.get(i)).copied().unwrap_or_default()
}

#[no_mangle]
pub unsafe extern "C" fn codec_frame(c: *const Codec, i: usize) -> *const Frame {
    ensure_ptr!(c => ptr::null());
    let c = &*c;
    &c.frames[i] // want RBN813
}

#[no_mangle]
pub extern "C" fn codec_push(c: *mut Codec, v: View) -> c_int {
    let c = handle!(c);
    let data = unsafe { slice::from_raw_parts(v.ptr, v.len) }.to_vec(); // want RBN811
    c.frames.push(Frame { w: 1, h: 1, data });
    0
}

#[no_mangle]
pub extern "C" fn codec_push_ok(c: *mut Codec, v: View) -> c_int {
    let c = handle!(c);
    if v.ptr.is_null() {
        return -2;
    }
    let data = unsafe { slice::from_raw_parts(v.ptr, v.len) }.to_vec();
    c.frames.push(Frame { w: 1, h: 1, data });
    0
}

#[no_mangle]
pub extern "C" fn codec_crop(c: *mut Codec, r: *const Rect) -> c_int {
    let c = handle!(c);
    let r = unsafe { &*r }; // want RBN811
    for f in &mut c.frames {
        f.w = f.w.min(r.w);
        f.h = f.h.min(r.h);
    }
    0
}

#[no_mangle]
pub extern "C" fn codec_area(r: Rect) -> u32 {
    r.w.saturating_mul(r.h)
}

#[no_mangle]
pub extern "C" fn codec_ratio(r: Rect) -> u32 {
    r.w / r.h // want RBN813
}

#[no_mangle]
pub extern "C" fn codec_tile(r: Rect, n: u32) -> u32 {
    if n == 0 || r.w % n != 0 {
        return 0;
    }
    r.w.div_ceil(n)
}

#[no_mangle]
pub extern "C" fn codec_set_name(c: *mut Codec, name: *const c_char) -> c_int {
    if c.is_null() || name.is_null() {
        return -1;
    }
    let (c, name) = unsafe { (&mut *c, CStr::from_ptr(name)) };
    c.name = name.to_str().unwrap().to_owned(); // want RBN813
    0
}

#[no_mangle]
pub extern "C" fn codec_set_name_ok(c: *mut Codec, name: *const c_char) -> c_int {
    ensure_ptr!(c, name => -1);
    match unsafe { CStr::from_ptr(name) }.to_str() {
        Ok(s) => { unsafe { (*c).name = s.to_owned() }; 0 }
        Err(_) => -2,
    }
}

#[no_mangle]
pub extern "C" fn codec_name(c: *const Codec) -> *mut c_char {
    let Some(c) = (unsafe { c.as_ref() }) else { return ptr::null_mut() };
    CString::new(c.name.as_str()).map(CString::into_raw).unwrap_or(ptr::null_mut())
}

#[no_mangle]
pub unsafe extern "C" fn codec_string_free(s: *mut c_char) {
    if s.is_null() { return; }
    drop(CString::from_raw(s));
}

#[no_mangle]
pub extern "C" fn codec_frames(c: *const Codec, out: *mut *mut Frame, len: *mut usize) -> c_int {
    ensure_ptr!(c, out => -1);
    let mut frames = unsafe { (*c).frames.clone() }.into_boxed_slice();
    unsafe { *len = frames.len() }; // want RBN811
    unsafe { *out = frames.as_mut_ptr() };
    std::mem::forget(frames); // want RBN814
    0
}

#[no_mangle]
pub extern "C" fn codec_guarded(c: *const Codec, i: usize) -> u32 {
    catch_unwind(|| unsafe { c.as_ref() }.map_or(0, |c| c.palette[i])).unwrap_or(0)
}

#[no_mangle]
pub extern "C" fn codec_mode(m: c_int) -> c_int {
    match m {
        0 => 1,
        1..=3 => m * 2,
        _ => unreachable!("mode"), // want RBN813
    }
}

#[no_mangle]
pub extern "C" fn codec_sub(data: *const u8, len: usize, from: usize, to: usize) -> u8 {
    if data.is_null() || from > to || to > len {
        return 0;
    }
    let all = unsafe { slice::from_raw_parts(data, len) };
    all[from..to].iter().fold(0, |a, b| a ^ b)
}

#[no_mangle]
pub extern "C" fn codec_sub_raw(data: *const u8, len: usize, from: usize, to: usize) -> u8 {
    ensure_ptr!(data => 0);
    let all = unsafe { slice::from_raw_parts(data, len) };
    all[from..to].iter().fold(0, |a, b| a ^ b) // want RBN813
}

#[no_mangle]
pub extern "C" fn codec_each(c: *mut Codec, cb: Option<extern "C" fn(*mut c_void, u32)>, user: *mut c_void) -> c_int {
    let c = handle!(c);
    let cb = cb.unwrap(); // want RBN813
    for f in &c.frames { cb(user, f.w); }
    0
}

#[no_mangle]
pub extern "C" fn codec_each_ok(c: *mut Codec, cb: Option<extern "C" fn(*mut c_void, u32)>, user: *mut c_void) -> c_int {
    let c = handle!(c);
    let Some(cb) = cb else { return -1 };
    for f in &c.frames { cb(user, f.w); }
    0
}

#[no_mangle]
pub extern "C" fn codec_header(data: *const u8, len: usize) -> u32 {
    if data.is_null() || len < 4 {
        return 0;
    }
    let b = unsafe { slice::from_raw_parts(data, len) };
    u32::from_be_bytes([b[0], b[1], b[2], b[3]])
}

#[no_mangle]
pub extern "C" fn codec_header_raw(data: *const u8, len: usize) -> u32 {
    if data.is_null() {
        return 0;
    }
    let b = unsafe { slice::from_raw_parts(data, len) };
    u32::from_be_bytes(b[..4].try_into().unwrap()) // want RBN813
}

#[no_mangle]
pub extern "C" fn codec_kind(data: *const u8, len: usize) -> c_int {
    if data.is_null() { return -1; }
    match unsafe { slice::from_raw_parts(data, len) } {
        [0x89, b'P', ..] => 1,
        [0xff, 0xd8, rest @ ..] if !rest.is_empty() => c_int::from(rest[0]),
        _ => 0,
    }
}

#[no_mangle]
pub extern "C" fn codec_last_error() -> *const c_char {
    LAST.with(|l| l.borrow().as_ref().map_or(ptr::null(), |s| s.as_ptr()))
}

#[no_mangle]
pub extern "C" fn codec_speed(k: c_int) -> c_int {
    let r = match k {
        1 => 10,
        2 => 20,
        other => panic!("speed {other}"), // want RBN813
    };
    r + 1
}

#[no_mangle]
pub extern "C" fn codec_depth(k: c_int) -> c_int {
    match k {
        1 | 8 => k,
        _ => 0,
    }
}
