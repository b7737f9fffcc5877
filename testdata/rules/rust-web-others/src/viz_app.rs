use std::fs;
use viz::types::{Params, Query};
use viz::{get, Request, RequestExt, Result, Router};

async fn show(req: Request) -> Result<String> {
    let name: String = req.param("name")?;
    fs::read(&name).ok(); // want RBN301
    let peer = req.remote_addr();
    fs::read(format!("/srv/{peer:?}")).ok();
    Ok("shown".into())
}

async fn typed(Params(name): Params<String>, Query(size): Query<u32>) -> Result<String> {
    fs::read(&name).ok(); // want RBN301
    fs::read(format!("/srv/{size}")).ok();
    Ok("typed".into())
}

pub fn router() -> Router {
    Router::new().route("/show/:name", get(show)).route("/typed/:name", get(typed))
}
