use extism_pdk::*;
use std::fs;

// Another plug-in has a setting and a variable of the same names.
#[plugin_fn]
pub fn count(_: ()) -> FnResult<String> {
    let folder = config::get("folder")?.unwrap_or_default();
    Ok(fs::read_dir(&folder)?.count().to_string()) // want RBN301 from=7
}
