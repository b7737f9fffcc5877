use std::fs;
use warp::http::header;
use warp::Filter;

// What a closure is given that does not say its types.
pub fn routes(root: String) -> impl Filter<Extract = (String,), Error = warp::Rejection> + Clone {
    let shown = warp::path!("show" / String).map(|name| {
        fs::read(&name).ok(); // want RBN301
        name
    });
    let own = warp::any().map(move || root.clone()).map(|root| {
        fs::read(&root).ok();
        root
    });
    let page = warp::path!("page" / String).map(|name: String| {
        warp::reply::with_header(format!("<b>{name}</b>"), header::CONTENT_TYPE, "text/html"); // want RBN701
        warp::reply::with_header(format!("<b>{name}</b>"), header::CONTENT_TYPE, "text/plain");
        warp::reply::with_header("moved", header::LOCATION, name.clone()); // want RBN602
        warp::reply::with_header("moved", header::ETAG, name.clone());
        name
    });
    shown.or(own).unify().or(page).unify()
}
