mod bots;
mod gotham_app;
mod ntex_app;
mod plain;
mod queries;
mod salvo_app;
mod tide_app;
mod viz_app;

fn main() {}
