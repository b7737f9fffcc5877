use extism_pdk::*;
use std::fs;

#[plugin_fn]
pub fn forget(name: String) -> FnResult<String> {
    fs::remove_file(format!("/tags/{name}"))?; // want RBN301 from=app.rb:98
    Ok("done".to_string())
}
