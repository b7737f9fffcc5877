mod browser;

use redis::Commands;
use std::process::Command;

fn shell(line: &str) {
    Command::new("sh").arg("-c").arg(line).status().ok(); // want RBN201
}

fn fixed(line: &str) {
    Command::new("sh").arg("-c").arg(line).status().ok();
}

pub fn asked() {
    let text = attohttpc::get("https://api.internal/job").header("x-name", "worker").send().unwrap().text().unwrap();
    Command::new("sh").arg("-c").arg(text).status().ok(); // want RBN201
    let answer = minreq::get("https://api.internal/job").with_header("x-name", "worker").send().unwrap();
    Command::new("sh").arg("-c").arg(answer.as_str().unwrap()).status().ok(); // want RBN201
    fixed("https://api.internal/job");
}

pub async fn asked_later() {
    let mut answer = awc::Client::default().get("https://api.internal/job").insert_header(("a", "b")).send().await.unwrap();
    let body = answer.body().await.unwrap();
    Command::new("sh").arg("-c").arg(String::from_utf8_lossy(&body).as_ref()).status().ok(); // want RBN201
}

pub fn typed() {
    let line = rustyline::DefaultEditor::new().unwrap().readline("> ").unwrap();
    Command::new("sh").arg("-c").arg(&line).status().ok(); // want RBN201
    let name: String = dialoguer::Input::new().with_prompt("name").interact_text().unwrap();
    Command::new("sh").arg("-c").arg(name).status().ok(); // want RBN201
    let count: u32 = dialoguer::Input::new().with_prompt("count").interact_text().unwrap();
    Command::new("sh").arg("-c").arg(format!("head -n {count}")).status().ok();
}

pub async fn lines(socket: tokio::net::TcpListener) {
    let (stream, _) = socket.accept().await.unwrap();
    let mut framed = tokio_util::codec::Framed::new(stream, tokio_util::codec::LinesCodec::new());
    while let Some(Ok(line)) = framed.next().await {
        Command::new("sh").arg("-c").arg(&line).status().ok(); // want RBN201
    }
}

pub async fn sized(socket: tokio::net::TcpListener) {
    let (mut stream, _) = socket.accept().await.unwrap();
    let small = vec![0u8; stream.read_u8().await.unwrap() as usize];
    let middle = vec![0u8; stream.read_u16().await.unwrap() as usize];
    let large = vec![0u8; stream.read_u32().await.unwrap() as usize]; // want RBN804
    drop((small, middle, large));
}

pub fn queue() -> redis::RedisResult<()> {
    let client = redis::Client::open("redis://cache/")?;
    let mut con = client.get_connection()?;
    let job: (String, String) = con.blpop("jobs", 0.0)?;
    shell(&job.1);
    let count: u32 = con.lpop("counts", None)?;
    Command::new("sh").arg("-c").arg(format!("head -n {count}")).status().ok();
    let mut events = con.as_pubsub();
    events.subscribe("events")?;
    let payload: String = events.get_message()?.get_payload()?;
    Command::new("sh").arg("-c").arg(payload).status().ok(); // want RBN201
    Ok(())
}

pub async fn later() -> redis::RedisResult<()> {
    let client = redis::Client::open("redis://cache/")?;
    let mut con = client.get_multiplexed_async_connection().await?;
    let job: Vec<String> = con.brpop("jobs", 0.0).await?;
    Command::new("sh").arg("-c").arg(&job[1]).status().ok(); // want RBN201
    let mut events = client.get_async_pubsub().await?;
    while let Some(message) = events.on_message().next().await {
        let payload: String = message.get_payload()?;
        Command::new("sh").arg("-c").arg(payload).status().ok(); // want RBN201
    }
    Ok(())
}

// Connections of other sorts have the same commands, which can also be written out.
pub async fn managed(mut con: redis::aio::ConnectionManager) -> redis::RedisResult<()> {
    let job: Option<(String, String)> = con.brpop("jobs", 1.0).await?;
    if let Some((_, name)) = job {
        Command::new("sh").arg("-c").arg(name).status().ok(); // want RBN201
    }
    let next: String = redis::cmd("BLPOP").arg("jobs").arg(5).query_async(&mut con).await?;
    Command::new("sh").arg("-c").arg(next).status().ok(); // want RBN201
    let mut other = redis::Client::open("redis://cache/")?.get_connection_manager().await?;
    let first: String = other.lpop("jobs", None).await?;
    Command::new("sh").arg("-c").arg(first).status().ok(); // want RBN201
    let version: String = redis::cmd("INFO").arg("server").query_async(&mut con).await?;
    Command::new("sh").arg("-c").arg(version).status().ok();
    Ok(())
}
