use actix_web::{delete, get, post, web, App, FromRequest, HttpRequest, HttpResponse, HttpServer, Responder};
use serde::Deserialize;
use std::process::Command;

#[derive(Deserialize)]
struct Job {
    cmd: String,
    nice: i8,
    tags: Vec<String>,
}

fn shell(line: &str) {
    let _ = Command::new("sh").arg("-c").arg(line).status();
}

// The program's own, numbers, and the connection.
#[get("/own/{n}")]
async fn own(data: web::Data<String>, n: web::Path<u32>, req: HttpRequest) -> impl Responder {
    shell(data.as_str());
    shell(data.get_ref());
    shell(&format!("job {n}"));
    shell(&format!("job {:?} {}", req.peer_addr(), req.method()));
    let count = *req.app_data::<web::Data<u32>>().unwrap().get_ref();
    shell(&format!("job {count} {}", req.app_data::<String>().unwrap()));
    HttpResponse::Ok()
}

// What is answered here is nothing that the handlers behind it are given.
#[get("/echo/{name}")]
async fn echo(name: web::Path<String>) -> HttpResponse {
    HttpResponse::Ok().body(name.into_inner())
}

async fn last(data: web::Data<Vec<String>>) -> HttpResponse {
    shell(&data[0]);
    HttpResponse::Ok().finish()
}

fn configure(config: &mut web::ServiceConfig) {
    config.service(web::scope("/all").service(echo).route("/last", web::get().to(last)).service(own));
    config.service(web::resource("/one").route(web::get().to(echo)).route(web::post().to(last)));
}

async fn not_a_handler(body: String) -> usize {
    shell(&body);
    body.len()
}

#[inline(always)]
fn not_a_handler_either(body: String) {
    shell(&body);
}

#[get("/run/{name}/{n}")]
async fn run(path: web::Path<(String, u32)>) -> impl Responder {
    let (name, n) = path.into_inner();
    Command::new("sh").arg("-c").arg(format!("job {name}")).status().ok(); // want RBN201
    shell(&format!("job {n}"));
    HttpResponse::Ok().finish()
}

#[post("/jobs")]
async fn submit(job: web::Json<Job>, req: HttpRequest) -> impl Responder {
    Command::new("sh").arg("-c").arg(&job.cmd).status().ok(); // want RBN201
    shell(&format!("nice -n {} sync", job.nice));
    for tag in job.tags.iter() {
        Command::new("sh").arg("-c").arg(tag).status().ok(); // want RBN201
    }
    let id = req.match_info().get("id").unwrap_or("0");
    Command::new("sh").arg("-c").arg(format!("job {id}")).status().ok(); // want RBN201
    if let Some(h) = req.headers().get("X-Job") {
        Command::new("sh").arg("-c").arg(h.to_str().unwrap_or("")).status().ok(); // want RBN201
    }
    Command::new("sh").arg("-c").arg(format!("query {}", req.query_string())).status().ok(); // want RBN201
    if let Some(cookie) = req.cookie("x") {
        Command::new("sh").arg("-c").arg(cookie.value()).status().ok(); // want RBN201
    }
    let query = web::Query::<Job>::from_query(req.query_string()).unwrap();
    Command::new("sh").arg("-c").arg(&query.cmd).status().ok(); // want RBN201
    let job = job.into_inner();
    shell(&format!("nice -n {} sync", job.nice));
    Command::new("sh").arg("-c").arg(job.cmd).status().ok(); // want RBN201
    HttpResponse::Created()
}

#[delete("/text")]
async fn text(body: String) -> HttpResponse {
    Command::new("sh").arg("-c").arg(body).status().ok(); // want RBN201
    HttpResponse::Ok().finish()
}

async fn plain(body: web::Bytes, web::Query(j): web::Query<Job>) -> HttpResponse {
    let body = String::from_utf8_lossy(&body);
    Command::new("sh").arg("-c").arg(body.as_ref()).status().ok(); // want RBN201
    shell(&format!("renice {}", j.nice));
    Command::new("sh").arg("-c").arg(j.cmd).status().ok(); // want RBN201
    HttpResponse::NoContent().finish()
}

async fn form(form: web::Form<Job>, body: String) -> HttpResponse {
    Command::new("sh").arg("-c").arg(&form.0.cmd).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(&body).status().ok(); // want RBN201
    HttpResponse::NoContent().finish()
}

async fn streamed(mut payload: web::Payload) -> HttpResponse {
    let mut bytes = web::BytesMut::new();
    while let Some(chunk) = payload.next().await {
        bytes.extend_from_slice(&chunk.unwrap());
    }
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    Command::new("sh").arg("-c").arg(text).status().ok(); // want RBN201
    HttpResponse::NoContent().finish()
}

async fn elsewhere(body: String) -> HttpResponse {
    Command::new("sh").arg("-c").arg(&body).status().ok(); // want RBN201
    HttpResponse::NoContent().finish()
}

async fn shared(data: web::Data<String>) -> HttpResponse {
    shell(data.as_str());
    HttpResponse::Ok().finish()
}

struct Token(String);

impl FromRequest for Token {
    type Error = actix_web::Error;
    type Future = std::future::Ready<Result<Self, Self::Error>>;

    fn from_request(req: &HttpRequest, payload: &mut actix_web::dev::Payload) -> Self::Future {
        let token = req.headers().get("token").unwrap().to_str().unwrap().to_string();
        Command::new("sh").arg("-c").arg(&token).status().ok(); // want RBN201
        let rest = payload.try_next().unwrap();
        Command::new("sh").arg("-c").arg(String::from_utf8_lossy(&rest).as_ref()).status().ok(); // want RBN201
        std::future::ready(Ok(Token(token)))
    }
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    not_a_handler(String::new()).await;
    not_a_handler_either(String::new());
    HttpServer::new(|| {
        App::new()
            .app_data(web::Data::new(String::from("job-status")))
            .configure(configure)
            .service(echo)
            .service(own)
            .service(run)
            .service(submit)
            .service(text)
            .route("/plain", web::post().to(plain))
            .route("/shared", web::get().to(shared))
            .route("/streamed", web::put().guard(x()).to(streamed))
            .service(web::resource("/form").route(web::post().to(form)).to(elsewhere))
            .default_service(web::to(shared))
    })
    .bind(("0.0.0.0", 8080))?
    .run()
    .await
}
