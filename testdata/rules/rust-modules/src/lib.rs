mod files;
mod harmless;
mod shell;

use crate::shell::run as run_in_shell;
use shell::{reexported, scripts::*};
use std::ffi::{c_char, CStr};
use std::fs as disk;

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() // want RBN811
}

#[no_mangle]
pub extern "C" fn modules_file(x: *const c_char) -> bool {
    files::remove(&text(x))
}

#[no_mangle]
pub extern "C" fn modules_folder(x: *const c_char) -> bool {
    crate::shell::inner::run(&text(x))
}

#[no_mangle]
pub extern "C" fn modules_inline(x: *const c_char) -> bool {
    inline::remove(&text(x))
}

#[no_mangle]
pub extern "C" fn modules_renamed(x: *const c_char) -> bool {
    run_in_shell(&text(x))
}

#[no_mangle]
pub extern "C" fn modules_reexported(x: *const c_char) -> bool {
    reexported(&text(x))
}

#[no_mangle]
pub extern "C" fn modules_glob(x: *const c_char) -> bool {
    run_script(&text(x))
}

// Each of these modules has a function `same`; one of them only counts.
#[no_mangle]
pub extern "C" fn modules_same_name(x: *const c_char) -> bool {
    let x = text(x);
    harmless::same(&x) > 0 && files::same("/tmp/modules") && inline::same(&x)
}

#[no_mangle]
pub extern "C" fn modules_local(x: *const c_char) -> bool {
    fn remove(path: &str) -> bool {
        disk::remove_file(path).is_ok() // want RBN301 from=app.rb:27
    }
    remove(&text(x))
}

mod inline {
    use super::disk;

    pub fn remove(path: &str) -> bool {
        disk::remove_dir(path).is_ok() // want RBN301 from=app.rb:22
    }

    pub fn same(path: &str) -> bool {
        self::deeper::same(path)
    }

    mod deeper {
        pub fn same(path: &str) -> bool {
            super::super::disk::remove_dir(path).is_ok() // want RBN301 from=app.rb:26
        }
    }
}
