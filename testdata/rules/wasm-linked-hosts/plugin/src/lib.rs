use extism_pdk::*;

#[plugin_fn]
pub fn tag(title: String) -> FnResult<String> {
    Ok(title.trim().to_owned())
}

#[plugin_fn]
pub fn initials(title: String) -> FnResult<String> {
    Ok(title.chars().filter(char::is_ascii_uppercase).collect())
}
