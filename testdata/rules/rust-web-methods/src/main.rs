// Several functions answer requests of one path, each by its own verb: none has what another one answers.
use axum::extract::{Path, Query};
use axum::routing::{delete, get};
use axum::Router;
use std::fs;

struct Id(String);

impl<'de> serde::Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Id, D::Error> {
        let text = String::deserialize(d)?;
        if text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Ok(Id(text));
        }
        Err(serde::de::Error::custom("id"))
    }
}

async fn shown(Query(owner): Query<Vec<String>>) -> Result<String, String> {
    Ok(format!("for {}", owner.join(", ")))
}

async fn stored(Path(number): Path<u32>) {
    let _ = fs::write(format!("/srv/tickets/{number}"), "");
}

async fn removed(Path(id): Path<String>) {
    let _ = fs::remove_file(format!("/srv/tickets/{id}")); // want RBN301
}

#[tokio::main]
async fn main() {
    let app: Router = Router::new()
        .route("/tickets/{id}", get(shown).put(stored))
        .route("/old/{id}", delete(removed).get(shown).fallback(stored));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
