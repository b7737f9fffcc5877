use std::fs;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn forget(name: &str) -> bool {
    fs::remove_file(format!("/labels/{name}")).is_ok() // want RBN301 from=app.rb:87
}

#[wasm_bindgen(js_name = readLabel)]
pub fn read_label(name: &str) -> Option<String> {
    fs::read_to_string(format!("/labels/{name}")).ok() // want RBN301 from=app.rb:93
}

// No macro exports it.
pub fn keep(name: &str) -> bool {
    fs::remove_file(name).is_ok()
}
