use extism_pdk::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct Page {
    file: String,
    shelf: String,
}

#[plugin_fn]
pub fn page(title: String) -> FnResult<Json<Page>> {
    Ok(Json(Page { file: format!("{title}.md"), shelf: "first".to_string() }))
}

#[derive(Deserialize, FromBytes)]
#[encoding(Json)]
struct Draft {
    name: String,
    day: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Other {
    full_name: String,
}

#[plugin_fn]
pub fn draft(draft: Draft) -> FnResult<()> {
    std::fs::read(draft.day)?;
    std::fs::read(draft.name)?; // want RBN301 from=app.rb:42
    Ok(())
}

#[plugin_fn]
pub fn inner(Json(draft): Json<Draft>) -> FnResult<()> {
    std::fs::read(draft.day)?;
    std::fs::read(draft.name)?; // want RBN301 from=app.rb:46
    Ok(())
}

#[plugin_fn]
pub fn other(input: Json<Other>) -> FnResult<()> {
    std::fs::read(input.0.full_name)?; // want RBN301 from=app.rb:50
    Ok(())
}
