//! Ends of channels that a program hands to a framework, which gives them to handlers by their type.

use std::fs::File;

use serde::Deserialize;
use tokio::sync::mpsc::{self, Receiver, Sender};

#[derive(Deserialize)]
pub struct Job {
    path: String,
}

async fn work(mut jobs: Receiver<Job>, root: &'static str) {
    while let Some(job) = jobs.recv().await {
        File::open(format!("{root}/{}", job.path)); // want RBN301
    }
}

mod extension {
    use super::*;
    use axum::{routing::post, Extension, Json, Router};

    async fn add(Extension(jobs): Extension<Sender<Job>>, Json(job): Json<Job>) {
        jobs.send(job).await;
    }

    pub fn app() -> Router {
        let (to_work, jobs) = mpsc::channel(4);
        tokio::spawn(work(jobs, "/axum"));
        Router::new().route("/", post(add)).layer(Extension(to_work))
    }
}

mod data {
    use super::*;
    use actix_web::web;

    async fn add(names: web::Data<Sender<String>>, job: web::Json<Job>) -> &'static str {
        names.send(job.into_inner().path).await;
        "added"
    }

    async fn named(mut names: Receiver<String>) {
        while let Some(name) = names.recv().await {
            File::open(format!("/actix/{name}")); // want RBN301
        }
    }

    // Another channel, into which nothing is sent but what the program says.
    async fn ticked(mut ticks: Receiver<&'static str>) {
        while let Some(tick) = ticks.recv().await {
            File::open(format!("/ticks/{tick}"));
        }
    }

    pub async fn run() {
        let (to_names, names) = mpsc::channel(4);
        let (to_ticks, ticks) = mpsc::channel::<&'static str>(4);
        tokio::spawn(named(names));
        tokio::spawn(ticked(ticks));
        to_ticks.send("first").await;
        let make = move || actix_web::App::new().app_data(web::Data::new(to_names.clone())).app_data(web::Data::new(to_ticks.clone())).route("/", web::post().to(add));
        actix_web::HttpServer::new(make).bind("0.0.0.0:8080").unwrap().run().await;
    }
}

mod filters {
    use super::*;
    use warp::{Filter, Rejection, Reply};

    pub struct Order {
        pub place: String,
    }

    async fn add(job: Job, orders: Sender<Order>) -> Result<impl Reply, Rejection> {
        orders.send(Order { place: job.path }).await;
        Ok("added")
    }

    async fn deliver(mut orders: Receiver<Order>) {
        while let Some(order) = orders.recv().await {
            File::open(format!("/warp/{}", order.place)); // want RBN301
        }
    }

    async fn deliver_own(mut orders: Receiver<Order>) {
        while let Some(order) = orders.recv().await {
            File::open(format!("/own/{}", order.place));
        }
    }

    fn routes(orders: Sender<Order>) -> impl Filter<Extract = impl Reply, Error = Rejection> + Clone {
        let orders = warp::any().map(move || orders.clone());
        warp::path!("jobs").and(warp::body::json()).and(orders).and_then(add)
    }

    pub async fn run() {
        let (to_orders, orders) = mpsc::channel(4);
        let (to_own, own) = mpsc::channel::<Order>(4);
        tokio::spawn(deliver(orders));
        tokio::spawn(deliver_own(own));
        to_own.send(Order { place: "here".to_owned() }).await;
        warp::serve(routes(to_orders)).run(([127, 0, 0, 1], 3030)).await;
    }
}

fn main() {
    extension::app();
}
