use extism_pdk::*;
use serde::Serialize;

#[derive(Serialize)]
struct Page {
    file: String,
    shelf: String,
}

#[plugin_fn]
pub fn page(title: String) -> FnResult<Json<Page>> {
    Ok(Json(Page { file: format!("{title}.md"), shelf: "first".to_string() }))
}
