mod actix;
mod axum_app;
mod elsewhere;
mod rocket_app;
mod warp_app;

fn main() {}
