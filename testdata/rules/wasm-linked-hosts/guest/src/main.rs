use std::{env, fs};

// The names by which the host knows them are others than those of Rust.
#[link(wasm_import_module = "press")]
extern "C" {
    #[link_name = "shelve"]
    fn press_shelve(at: *const u8, len: usize) -> i32;
    #[link_name = "count"]
    fn press_count(at: *const u8, len: usize) -> i32;
}

fn main() {
    let Some(title) = env::args().nth(1) else {
        return;
    };
    let shelf = env::var("SHELF").unwrap_or_default();
    let known: String = shelf.chars().filter(char::is_ascii_digit).collect();
    fs::remove_file(format!("/labels/{known}")).ok();
    fs::remove_file(format!("/labels/{shelf}")).ok(); // want RBN301 from=app.rb:114 RBN301 from=guest/src/main.rs:16
    unsafe {
        press_shelve(title.as_ptr(), title.len());
        press_count(title.as_ptr(), title.len());
    }
}
