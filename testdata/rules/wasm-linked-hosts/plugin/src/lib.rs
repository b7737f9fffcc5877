use extism_pdk::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct Alarm {
    team: String,
    note: String,
}

#[derive(Deserialize, Serialize)]
struct Paged {
    state: String,
    size: u32,
}

#[host_fn]
extern "ExtismHost" {
    fn page(alarm: Json<Alarm>) -> Json<Paged>;
}

#[plugin_fn]
pub fn alarm(note: String) -> FnResult<Json<Paged>> {
    let team = String::from("press");
    let paged = unsafe { page(Json(Alarm { team, note }))? };
    Ok(paged)
}

#[plugin_fn]
pub fn tag(title: String) -> FnResult<String> {
    Ok(title.trim().to_owned())
}

#[plugin_fn]
pub fn initials(title: String) -> FnResult<String> {
    Ok(title.chars().filter(char::is_ascii_uppercase).collect())
}
