mod db;
mod files;
mod net;
mod pages;

use axum::routing::get;
use axum::Router;

fn main() {
    let _: Router = Router::new()
        .route("/db", get(db::all))
        .route("/pools", get(db::pools))
        .route("/files", get(files::all))
        .route("/net", get(net::all))
        .route("/pages", get(pages::all))
        .route("/templates", get(pages::templates));
}
