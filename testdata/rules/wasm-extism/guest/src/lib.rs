use extism_pdk::*;
use std::fs;

#[plugin_fn]
pub fn forget(name: String) -> FnResult<String> {
    fs::remove_file(&name)?; // want RBN301 from=app.rb:24
    Ok(name)
}

#[plugin_fn]
pub fn count(text: String) -> FnResult<String> {
    Ok(text.len().to_string())
}

// A function of that name, which no macro exports.
pub fn note(name: String) -> bool {
    fs::remove_file(name).is_ok()
}
