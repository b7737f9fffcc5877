use salvo::oapi::extract::{JsonBody, QueryParam};
use salvo::prelude::*;
use serde::Deserialize;
use std::process::Command;

#[derive(Deserialize)]
struct Job {
    line: String,
    count: u32,
}

#[handler]
async fn run(req: &mut Request, res: &mut Response) {
    let name = req.param::<String>("name").unwrap_or_default();
    Command::new("sh").arg("-c").arg(format!("echo {name}")).status().ok(); // want RBN201
    let count = req.query::<u32>("count").unwrap_or(1);
    Command::new("sh").arg("-c").arg(format!("echo {count}")).status().ok();
    let job: Job = req.parse_json().await.unwrap();
    Command::new("sh").arg("-c").arg(&job.line).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(format!("head -n {}", job.count)).status().ok();
    let peer = req.remote_addr();
    Command::new("sh").arg("-c").arg(format!("whois {peer}")).status().ok();
    res.render(Text::Html(format!("<p>{name}</p>"))); // want RBN701
    res.render(Text::Plain(format!("<p>{name}</p>")));
    res.render(Redirect::found(&name)); // want RBN602
}

#[endpoint]
async fn typed(line: QueryParam<String, true>, job: JsonBody<Job>, depot: &mut Depot) {
    Command::new("sh").arg("-c").arg(line.into_inner()).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(&job.line).status().ok(); // want RBN201
    let kept = depot.get::<String>("line").unwrap();
    Command::new("sh").arg("-c").arg(kept).status().ok();
}

pub fn router() -> Router {
    Router::new().push(Router::with_path("run/<name>").get(run)).push(Router::with_path("typed").post(typed))
}
