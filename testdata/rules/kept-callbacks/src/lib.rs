use std::ffi::{c_char, c_int, c_void, CStr, CString};
use std::sync::Mutex;

type Line = extern "C" fn(*const c_char, c_int);
type Count = extern "C" fn(c_int);

static ON_ERROR: Mutex<Option<Line>> = Mutex::new(None);
static ON_COUNT: Mutex<Option<Count>> = Mutex::new(None);
static QUIET: Mutex<Option<Line>> = Mutex::new(None);
static LISTENERS: Mutex<Vec<Line>> = Mutex::new(Vec::new());
static mut LAST: Option<Line> = None;

fn text(p: *const c_char) -> String {
    if p.is_null() {
        return String::new();
    }
    unsafe { CStr::from_ptr(p) }.to_string_lossy().into_owned()
}

#[no_mangle]
pub extern "C" fn on_error(cb: Option<Line>) {
    if let Ok(mut slot) = ON_ERROR.lock() {
        *slot = cb;
    }
}

#[no_mangle]
pub extern "C" fn on_count(cb: Count) {
    *ON_COUNT.lock().unwrap_or_else(|e| e.into_inner()) = Some(cb);
}

#[no_mangle]
pub extern "C" fn on_quiet(cb: Line) {
    *QUIET.lock().unwrap_or_else(|e| e.into_inner()) = Some(cb);
}

#[no_mangle]
pub extern "C" fn listen(cb: Line) {
    if let Ok(mut all) = LISTENERS.lock() {
        all.push(cb);
    }
}

#[no_mangle]
pub extern "C" fn on_last(cb: Line) {
    unsafe { LAST = Some(cb) };
}

#[no_mangle]
pub extern "C" fn validate(p: *const c_char) -> c_int {
    let all = text(p);
    let bad = all.lines().find(|l| !l.contains(','));
    let handler = ON_ERROR.lock().ok().and_then(|g| *g);
    if let (Some(line), Some(cb)) = (bad, handler) {
        if let Ok(c) = CString::new(line) {
            cb(c.as_ptr(), 1);
        }
    }
    if let Some(cb) = *ON_COUNT.lock().unwrap_or_else(|e| e.into_inner()) {
        cb(all.len() as c_int);
    }
    // What it is told is a constant.
    if let Some(cb) = *QUIET.lock().unwrap_or_else(|e| e.into_inner()) {
        cb(c"done".as_ptr(), all.len() as c_int);
    }
    0
}

#[no_mangle]
pub extern "C" fn announce(p: *const c_char) {
    let Ok(line) = CString::new(text(p).trim()) else { return };
    for cb in LISTENERS.lock().unwrap_or_else(|e| e.into_inner()).iter() {
        cb(line.as_ptr(), 0);
    }
}

#[no_mangle]
pub extern "C" fn repeat(p: *const c_char) {
    let Ok(line) = CString::new(text(p)) else { return };
    if let Some(cb) = unsafe { LAST } {
        cb(line.as_ptr(), 0);
    }
}

pub struct Watcher {
    callback: Line,
    quiet: Line,
}

#[no_mangle]
pub extern "C" fn watcher_new(callback: Line, quiet: Line) -> *mut c_void {
    Box::into_raw(Box::new(Watcher { callback, quiet })).cast()
}

#[no_mangle]
pub unsafe extern "C" fn watcher_feed(watcher: *mut c_void, p: *const c_char) {
    let Some(watcher) = (watcher as *const Watcher).as_ref() else { return };
    if let Ok(line) = CString::new(text(p).to_uppercase()) {
        (watcher.callback)(line.as_ptr(), 0);
        (watcher.quiet)(c"fed".as_ptr(), 0);
    }
}

#[no_mangle]
pub unsafe extern "C" fn watcher_free(watcher: *mut c_void) {
    if !watcher.is_null() {
        drop(Box::from_raw(watcher as *mut Watcher));
    }
}
