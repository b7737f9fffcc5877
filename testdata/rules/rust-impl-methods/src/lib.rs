mod jobs;

use jobs::{Builder, Counter, Folder, Job, Label, Remove, Script};
use std::ffi::{c_char, CStr};

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() // want RBN811
}

// Both types have a method run: only one of them runs anything.
#[no_mangle]
pub extern "C" fn methods_run(x: *const c_char) -> bool {
    let counter = Counter::new(text(x));
    let job = Job::new(text(x));
    counter.run() && job.run()
}

#[no_mangle]
pub extern "C" fn methods_associated(x: *const c_char) -> bool {
    Job::shell(&text(x))
}

#[no_mangle]
pub extern "C" fn methods_builder(x: *const c_char) -> bool {
    Builder::default().program("p").argument(&text(x)).finish()
}

#[no_mangle]
pub extern "C" fn methods_trait(x: *const c_char) -> bool {
    let path = text(x);
    let folder = Folder { path: path.clone() };
    let label = Label { path };
    label.remove() && folder.remove()
}

struct Holder {
    script: Script,
}

#[no_mangle]
pub extern "C" fn methods_field(x: *const c_char) -> bool {
    let holder = Holder { script: Script { text: text(x) } };
    holder.script.run()
}

#[no_mangle]
pub extern "C" fn methods_parameter(x: *const c_char) -> bool {
    let folder = Folder { path: text(x) };
    empty(&folder)
}

fn empty(folder: &Folder) -> bool {
    folder.empty()
}

#[no_mangle]
pub extern "C" fn methods_from(x: *const c_char) -> bool {
    let script = jobs::Rename::from(text(x));
    script.run()
}
