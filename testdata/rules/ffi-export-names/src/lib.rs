use std::ffi::{CStr, c_char};
use std::fs;

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() // want RBN811
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn names_plain(path: *const c_char) -> bool {
    fs::remove_dir_all(text(path)).is_ok() // want RBN301 from=app.rb:19
}

#[unsafe(no_mangle)]
pub extern "C" fn names_modern(path: *const c_char) -> bool {
    fs::remove_dir_all(text(path)).is_ok() // want RBN301 from=app.rb:23
}

#[unsafe(export_name = "names_exported_as")]
pub extern "C" fn hidden(path: *const c_char) -> bool {
    fs::remove_dir_all(text(path)).is_ok() // want RBN301 from=app.rb:27
}

mod deep {
    pub mod deeper {
        use std::ffi::c_char;

        #[allow(non_snake_case)]
        #[unsafe(export_name = "names_modern_as")]
        pub extern "C" fn namesModern(path: *const c_char) -> bool {
            std::fs::remove_dir_all(crate::text(path)).is_ok() // want RBN301 from=app.rb:31
        }
    }
}
