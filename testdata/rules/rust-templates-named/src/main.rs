// Whether a template escapes, its name says; one without a name does not.
use axum::{extract::Path, response::Html, routing::get, Router};
use minijinja::{context, Environment};

const CARD: &str = "<p>{{ title }}</p>";

async fn named(Path(title): Path<String>) -> Html<String> {
    let env = Environment::new();
    Html(env.render_named_str("card.html", CARD, context! { title }).unwrap())
}

async fn plain(Path(title): Path<String>) -> Html<String> {
    let env = Environment::new();
    Html(env.render_named_str("card.txt", CARD, context! { title }).unwrap()) // want RBN701
}

async fn nameless(Path(title): Path<String>) -> Html<String> {
    let env = Environment::new();
    Html(env.render_str(CARD, context! { title }).unwrap()) // want RBN701
}

fn main() {
    let _: Router = Router::new().route("/named/:title", get(named)).route("/plain/:title", get(plain)).route("/nameless/:title", get(nameless));
}
