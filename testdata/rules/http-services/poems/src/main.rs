use poem::listener::TcpListener;
use poem::web::Path;
use poem::{get, handler, post, Route, Server};

#[handler]
fn line(Path(name): Path<String>) -> String {
    std::fs::read_to_string(format!("/srv/{name}")).unwrap_or_default() // want RBN301 from=app.rb:77 RBN301 from=poems/src/main.rs:6
}

#[handler]
fn verse(text: String) -> String {
    std::fs::read_to_string(text).unwrap_or_default() // want RBN301 from=app.rb:83 RBN301 from=app.rb:89 RBN301 from=poems/src/main.rs:11
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let app = Route::new().at("/poems/:name/line", get(line)).at("/verses", post(verse));
    Server::new(TcpListener::bind("127.0.0.1:3050")).run(app).await
}
