// Names that globs bring in: of the standard library, and of a module beside.
mod text;

use std::ffi::*;
use std::process::*;
use text::*;

#[no_mangle]
pub extern "C" fn globs_list(name: *const c_char) -> bool {
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy(); // want RBN811
    Command::new("sh").arg("-c").arg(format!("ls {name}")).status().is_ok() // want RBN201 from=app.rb:16
}

#[no_mangle]
pub extern "C" fn globs_count(name: *const c_char) -> bool {
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy(); // want RBN811
    Command::new("ls").arg(format!("./{name}")).status().is_ok()
}

#[no_mangle]
pub extern "C" fn globs_quoted(name: *const c_char) -> bool {
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy(); // want RBN811
    Command::new("sh").arg("-c").arg(listing(&name)).status().is_ok() // want RBN201 from=app.rb:18
}

// A glob brings in what globs and uses of its module do, also under another name.
mod prelude {
    pub use std::fs as disk;
    pub use std::fs::remove_dir as rm;
}

mod layer {
    use crate::prelude::*;

    pub mod inner {
        use super::*;

        pub fn size(text: &str) {
            disk::read(format!("/srv/{}", text.len())).ok();
            rm("/srv/trash").ok();
        }

        pub fn clear(text: &str) {
            disk::read(text).ok(); // want RBN301 from=app.rb:19
            rm(text).ok(); // want RBN301 from=app.rb:19
        }
    }
}

#[no_mangle]
pub extern "C" fn globs_layers(name: *const c_char) {
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy(); // want RBN811
    layer::inner::size(&name);
    layer::inner::clear(&name);
}
