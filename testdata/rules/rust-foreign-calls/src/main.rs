// Functions of C: with a body in the workspace, with a model, with neither.
use axum::extract::Path;
use axum::routing::get;
use axum::Router;
use std::ffi::{c_char, c_int, CString};

mod here;

extern "C" {
    fn barcode_draw(text: *const c_char, width: c_int) -> c_int;
    fn length_here(text: *const c_char) -> usize;
    fn strlen(text: *const c_char) -> usize;
    fn system(line: *const c_char) -> c_int;
}

fn wrapped(text: &str) -> c_int {
    let text = CString::new(text).unwrap_or_default();
    unsafe { barcode_draw(text.as_ptr(), 3) } // want RBN101
}

async fn show(Path((name, width)): Path<(String, i32)>) -> String {
    let text = CString::new(name.as_str()).unwrap_or_default();
    let mut n = unsafe { length_here(text.as_ptr()) };
    n += unsafe { strlen(text.as_ptr()) };
    unsafe { system(text.as_ptr()) }; // want RBN201
    unsafe { barcode_draw(c"index".as_ptr(), width) };
    if ["a", "b"].contains(&name.as_str()) {
        wrapped("a");
    }
    format!("{} {}", n, wrapped(&name))
}

fn main() {
    let _: Router = Router::new().route("/{name}/{width}", get(show));
}
