use std::ffi::CStr;
use std::os::raw::{c_char, c_int};
use std::sync::Mutex;

/// What the reader of a feed calls.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Handlers {
    on_entry: Option<extern "C" fn(*const c_char)>,
    on_count: Option<extern "C" fn(c_int)>,
}

#[repr(C)]
pub struct Job {
    title: *const c_char,
    done: extern "C" fn(*const c_char),
}

impl Handlers {
    fn count(&self, n: c_int) {
        if let Some(call) = self.on_count {
            call(n);
        }
    }

    fn entry(&self, text: *const c_char) {
        if let Some(call) = self.on_entry {
            call(text);
        }
    }
}

static KEPT: Mutex<Option<Handlers>> = Mutex::new(None);

#[no_mangle]
pub unsafe extern "C" fn feed_read(handlers: *const Handlers, text: *const c_char) {
    let Some(handlers) = handlers.as_ref() else { return };
    if let Some(call) = handlers.on_entry {
        call(text);
    }
    handlers.count(1);
}

#[no_mangle]
pub unsafe extern "C" fn feed_scan(handlers: *const Handlers, text: *const c_char) {
    if let Some(handlers) = handlers.as_ref() {
        scan(handlers, text);
    }
}

fn scan(handlers: &Handlers, text: *const c_char) {
    handlers.entry(text);
}

#[no_mangle]
pub unsafe extern "C" fn job_run(job: *mut Job) {
    let Some(job) = job.as_ref() else { return };
    if job.title.is_null() {
        return;
    }
    println!("{} bytes", CStr::from_ptr(job.title).to_bytes().len());
    (job.done)(job.title);
}

#[no_mangle]
pub extern "C" fn feed_watch(handlers: Handlers) {
    if let Ok(mut kept) = KEPT.lock() {
        *kept = Some(handlers);
    }
}

#[no_mangle]
pub extern "C" fn feed_push(text: *const c_char) {
    if let Ok(kept) = KEPT.lock() {
        if let Some(handlers) = &*kept {
            if let Some(call) = handlers.on_entry {
                call(text);
            }
        }
    }
}
