use extism_pdk::*;
use std::fs;

#[plugin_fn]
pub fn sweep(_: ()) -> FnResult<()> {
    let folder = config::get("folder")?.unwrap_or_default();
    fs::remove_dir_all(&folder)?; // want RBN301 from=app.rb:14 RBN301 from=app.rb:21 RBN301 from=app.rb:45 RBN301 from=6
    Ok(())
}

// A setting that only the program itself makes.
#[plugin_fn]
pub fn sweep_spool(_: ()) -> FnResult<()> {
    if let Some(folder) = config::get("spool")? {
        fs::remove_dir_all(&folder)?; // want RBN301 from=14
    }
    Ok(())
}

#[plugin_fn]
pub fn remember(name: String) -> FnResult<()> {
    var::set("name", &name)?;
    var::set("size", name.len().to_string())?;
    var::set("fixed", "cover")?;
    Ok(())
}

#[plugin_fn]
pub fn forget(_: ()) -> FnResult<()> {
    let name: String = var::get("name")?.unwrap_or_default();
    fs::remove_file(&name)?; // want RBN301 from=app.rb:34
    let size = var::get::<String>("size")?.unwrap_or_default();
    fs::remove_file(&size)?;
    if let Some(fixed) = var::get::<String>("fixed")? {
        fs::remove_file(&fixed)?;
    }
    Ok(())
}
