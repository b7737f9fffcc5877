mod actix;
mod axum_app;
mod rocket_app;
mod warp_app;

fn main() {}
