use extism_pdk::*;

#[host_fn]
extern "ExtismHost" {
    fn search(query: String) -> String;
    fn search_id(query: String) -> String;
    fn home(name: String) -> String;
    fn note(text: String) -> String;
}

// What Ruby answers is a constant.
#[plugin_fn]
pub fn write_down(input: String) -> FnResult<String> {
    let kept = unsafe { note(input)? };
    std::fs::remove_file(kept)?;
    Ok("done".to_string())
}

#[plugin_fn]
pub fn query(input: String) -> FnResult<String> {
    let answer = unsafe { search(input.trim().to_string())? };
    Ok(answer)
}

#[plugin_fn]
pub fn query_id(input: String) -> FnResult<String> {
    let id: u64 = input.trim().parse()?;
    let answer = unsafe { search_id(id.to_string())? };
    Ok(answer)
}

#[plugin_fn]
pub fn clear(input: String) -> FnResult<String> {
    let folder = unsafe { home(input)? };
    std::fs::remove_dir_all(folder)?; // want RBN301 from=app.rb:100
    Ok("done".to_string())
}
