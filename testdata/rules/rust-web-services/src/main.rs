use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::service::{service_fn, Service};
use hyper::{Method, Request, Response};
use std::fs;
use tonic::Status;

fn open(name: String) {
    let _ = fs::read(name);
}

// A request that the program makes.
async fn send(request: Request<String>) {
    open(request.uri().path().to_string());
    open(request.into_body());
}

async fn handle(request: Request<Incoming>) -> Result<Response<String>, hyper::Error> {
    let method = if request.method() == Method::GET { "get" } else { "other" };
    open(format!("/srv/{method}/{}", request.method()));
    let name: Method = request.headers().get("x-method").unwrap().to_str().unwrap().parse().unwrap();
    open(format!("/srv/{name}"));
    fs::read(format!("/srv{}", request.uri().path())).ok(); // want RBN301
    let agent = request.headers().get("user-agent").unwrap().to_str().unwrap();
    fs::read(format!("/srv/{agent}")).ok(); // want RBN301
    let body = request.into_body().collect().await?.to_bytes();
    fs::read(String::from_utf8_lossy(&body).as_ref()).ok(); // want RBN301
    Ok(Response::new(String::new()))
}

async fn old(request: Request<hyper::Body>) -> Result<Response<String>, hyper::Error> {
    let bytes = hyper::body::to_bytes(request.into_body()).await?;
    fs::read(String::from_utf8_lossy(&bytes).as_ref()).ok(); // want RBN301
    Ok(Response::new(String::new()))
}

struct Files;

impl Service<Request<String>> for Files {
    fn call(&self, request: Request<String>) -> Self::Future {
        fs::read(format!("/srv{}", request.uri().path())).ok(); // want RBN301
        fs::read(request.into_body()).ok(); // want RBN301
        std::future::ready(Ok(Response::new(String::new())))
    }
}

// The same name, but no service.
trait Phone {
    fn call(&self, request: Request<String>);
}

impl Phone for Files {
    fn call(&self, request: Request<String>) {
        open(request.uri().path().to_string());
    }
}

pub struct HelloRequest {
    name: String,
    age: u32,
}

#[tonic::async_trait]
impl Greeter for Files {
    async fn say_hello(&self, request: tonic::Request<HelloRequest>) -> Result<tonic::Response<String>, Status> {
        open(format!("/srv/{}", request.get_ref().age));
        fs::read(&request.get_ref().name).ok(); // want RBN301
        if let Some(token) = request.metadata().get("token") {
            fs::read(token.to_str().unwrap()).ok(); // want RBN301
        }
        let hello = request.into_inner();
        open(format!("/srv/{}", hello.age));
        fs::read(hello.name).ok(); // want RBN301
        Ok(tonic::Response::new(String::new()))
    }
}

#[derive(serde::Deserialize)]
struct Order {
    file: String,
    count: u64,
}

async fn order(event: lambda_runtime::LambdaEvent<Order>) -> Result<(), lambda_runtime::Error> {
    fs::read(format!("/srv/{}", event.payload.count)).ok(); // FP_RBN301 (the types of a library's fields are not known)
    fs::read(&event.payload.file).ok(); // want RBN301
    Ok(())
}

async fn function(event: lambda_http::Request) -> Result<(), lambda_http::Error> {
    let name = event.query_string_parameters_ref().and_then(|p| p.first("name")).unwrap();
    fs::read(name).ok(); // want RBN301
    Ok(())
}

#[tokio::main]
async fn main() {
    send(Request::new(String::new())).await;
    let (stream, _) = listener().accept().await.unwrap();
    http1::Builder::new().serve_connection(stream, service_fn(handle)).await.unwrap();
    http1::Builder::new().serve_connection(stream, service_fn(old)).await.unwrap();
    http1::Builder::new().serve_connection(stream, service_fn(move |request| async move {
        fs::read(request.uri().path()).ok(); // want RBN301
        Ok::<_, hyper::Error>(Response::new(String::new()))
    })).await.unwrap();
    lambda_runtime::run(lambda_runtime::service_fn(order)).await.unwrap();
    lambda_http::run(lambda_http::service_fn(function)).await.unwrap();
}
