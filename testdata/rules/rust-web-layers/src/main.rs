//! What a layer finds out of a request and leaves for the handlers behind it.
use std::fs;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};

#[derive(Clone)]
struct Team(String);

#[derive(Clone)]
struct Length {
    digits: String,
}

#[derive(Clone)]
struct Tenant(String);

impl Tenant {
    fn parse(raw: &str) -> Option<Tenant> {
        let fine = !raw.is_empty() && raw.chars().all(|c| c.is_ascii_lowercase());
        fine.then(|| Tenant(raw.to_owned()))
    }
}

async fn asked(mut req: Request, next: Next) -> Result<Response, StatusCode> {
    let [tenant, team] = ["x-tenant", "x-team"].map(|name| {
        let value = req.headers().get(name).and_then(|v| v.to_str().ok());
        value.unwrap_or_default().to_owned()
    });
    let tenant = Tenant::parse(&tenant).ok_or(StatusCode::BAD_REQUEST)?;
    req.extensions_mut().insert(tenant);
    req.extensions_mut().insert(Length { digits: team.len().to_string() });
    req.extensions_mut().insert(Team(team));
    Ok(next.run(req).await)
}

async fn tenant(Extension(tenant): Extension<Tenant>) -> String {
    fs::read_to_string(format!("/srv/{}/notice.txt", tenant.0)).unwrap()
}

async fn length(Extension(length): Extension<Length>) -> String {
    fs::read_to_string(format!("/srv/{}/notice.txt", length.digits)).unwrap()
}

async fn team(Extension(team): Extension<Team>) -> String {
    fs::read_to_string(format!("/srv/{}/notice.txt", team.0)).unwrap() // want RBN301
}

fn main() {
    let _: Router = Router::new()
        .route("/tenant", get(tenant))
        .route("/length", get(length))
        .route("/team", get(team))
        .layer(middleware::from_fn(asked));
}
