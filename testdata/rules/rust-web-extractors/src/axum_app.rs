use axum::extract::{FromRequestParts, State};
use axum::http::{request::Parts, StatusCode};
use axum::routing::get;
use axum::Router;
use std::fs;

struct Theme(String);

#[async_trait::async_trait]
impl<S: Send + Sync> FromRequestParts<S> for Theme {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let name = parts.headers.get("x-theme").ok_or(StatusCode::BAD_REQUEST)?;
        Ok(Theme(name.to_str().unwrap_or("plain").to_string()))
    }
}

struct Session {
    user: String,
    id: u64,
}

impl<S: Send + Sync> FromRequestParts<S> for Session {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let user = parts.headers["user"].to_str().map_err(|_| StatusCode::BAD_REQUEST)?.to_owned();
        Ok(Self { user, id: 7 })
    }
}

// Only names of themes that there are come out.
enum Mode {
    Dark,
    Light,
}

impl<S: Send + Sync> FromRequestParts<S> for Mode {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        match parts.headers["mode"].to_str() {
            Ok("dark") => Ok(Mode::Dark),
            _ => Ok(Mode::Light),
        }
    }
}

async fn show(State(root): State<String>, Theme(theme): Theme, session: Session, mode: Mode) {
    fs::read(format!("{root}/themes")).ok();
    fs::read(format!("{root}/{theme}")).ok(); // want RBN301
    fs::read(format!("{root}/{}", session.user)).ok(); // want RBN301
    fs::read(format!("{root}/{}", session.id)).ok();
    fs::read(match mode { Mode::Dark => "/srv/dark", Mode::Light => "/srv/light" }).ok();
}

async fn maybe(theme: Option<Theme>) {
    if let Some(Theme(name)) = theme {
        fs::read(name).ok(); // want RBN301
    }
}

// Nobody's but the program's own.
struct Plain(String);

async fn own(plain: Plain) {
    fs::read(plain.0).ok();
}

pub fn router() -> Router<String> {
    Router::new().route("/", get(show)).route("/maybe", get(maybe)).route("/own", get(own))
}
