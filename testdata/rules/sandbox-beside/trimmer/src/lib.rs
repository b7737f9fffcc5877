use extism_pdk::*;

#[plugin_fn]
pub fn trim(text: String) -> FnResult<String> {
    Ok(canvas::trim(&text))
}
