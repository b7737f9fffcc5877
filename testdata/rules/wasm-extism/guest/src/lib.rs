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

#[plugin_fn]
pub fn fetch(host: String) -> FnResult<String> {
    let request = HttpRequest::new(format!("https://{host}/count")).with_method("GET");
    let answer = http::request::<()>(&request, None)?; // want RBN601
    Ok(String::from_utf8_lossy(&answer.body()).into_owned())
}

#[plugin_fn]
pub fn fetch_known(text: String) -> FnResult<String> {
    let request = HttpRequest::new("https://count.example.com/").with_header("X-Text", text.as_str());
    let answer = http::request(&request, Some(text))?;
    Ok(String::from_utf8_lossy(&answer.body()).len().to_string())
}

#[plugin_fn]
pub fn save(_: ()) -> FnResult<()> {
    let answer = http::request::<()>(&HttpRequest::new("https://count.example.com/name"), None)?;
    fs::remove_file(String::from_utf8_lossy(&answer.body()).into_owned())?; // want RBN301
    Ok(())
}
