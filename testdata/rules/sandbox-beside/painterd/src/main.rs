use axum::routing::post;
use axum::Router;

async fn draw(body: String) -> String {
    canvas::draw(&body)
}

async fn outline(body: String) -> String {
    canvas::outline(&body)
}

async fn title(body: String) -> String {
    let clean = canvas::clean(&body);
    canvas::title(&clean)
}

async fn count(body: String) -> String {
    canvas::count(&body).to_string()
}

async fn blank(body: String) -> String {
    body.trim().is_empty().to_string()
}

#[tokio::main]
async fn main() {
    let app = Router::new()
        .route("/draw", post(draw))
        .route("/outline", post(outline))
        .route("/title", post(title))
        .route("/count", post(count))
        .route("/blank", post(blank));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:7500").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
