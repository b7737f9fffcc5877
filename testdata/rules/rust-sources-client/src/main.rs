use futures_util::StreamExt;
use lapin::message::Delivery;
use rdkafka::consumer::StreamConsumer;
use rdkafka::Message as _;
use serde::Deserialize;
use std::fs;
use std::net::TcpListener;
use std::process::Command;
use tokio_tungstenite::connect_async;
use tungstenite::Message;

#[derive(Deserialize)]
struct Release {
    version: String,
    build: u32,
    hook: Option<String>,
}

fn open(name: String) {
    let _ = fs::read(name);
}

// Numbers, states, and what was asked for.
async fn near_misses(name: &str) -> reqwest::Result<()> {
    let client = reqwest::Client::new();
    let response = client.get("https://x.example").header("x", name).send().await?;
    open(format!("/srv/{}", response.status().as_u16()));
    open(format!("/srv/{:?}", response.content_length()));
    let release: Release = response.json().await?;
    open(format!("/srv/{}", release.build));
    Ok(())
}

async fn latest() -> reqwest::Result<Release> {
    reqwest::get("https://x.example/latest.json").await?.json::<Release>().await
}

async fn asked() -> Result<(), Box<dyn std::error::Error>> {
    let release = latest().await?;
    fs::create_dir(format!("/opt/{}", release.version))?; // want RBN301
    open(format!("/opt/{}", release.build));
    if let Some(hook) = &release.hook {
        Command::new("sh").arg("-c").arg(hook).status()?; // want RBN201
    }
    let response = reqwest::Client::new().post("https://x.example").json(&release.build).send().await?;
    let etag = response.headers().get("etag").and_then(|v| v.to_str().ok()).unwrap_or("none").to_string();
    fs::write(format!("/srv/{etag}"), b"")?; // want RBN301
    let body = response.error_for_status()?.text().await?;
    fs::read(body.trim())?; // want RBN301
    let mut stream = reqwest::get("https://x.example").await?.bytes_stream();
    while let Some(chunk) = stream.next().await {
        fs::read(String::from_utf8_lossy(&chunk?).as_ref())?; // want RBN301
    }
    let text = reqwest::blocking::get("https://x.example")?.text()?;
    fs::read(text)?; // want RBN301
    Ok(())
}

fn others() -> Result<(), Box<dyn std::error::Error>> {
    let text = ureq::get("https://x.example").set("x", "y").call()?.into_string()?;
    fs::read(&text)?; // want RBN301
    let release: Release = ureq::post("https://x.example").send_json(1)?.into_json()?;
    open(format!("/srv/{}", release.build));
    fs::read(&release.version)?; // want RBN301
    let mut read = isahc::get("https://x.example")?;
    fs::read(read.text()?)?; // want RBN301
    Ok(())
}

fn drained(answer: ureq::Response) -> Vec<u8> {
    let announced: usize = answer.header("Content-Length").and_then(|v| v.parse().ok()).unwrap_or(0);
    let _: Vec<u8> = Vec::with_capacity(announced.min(1 << 20));
    Vec::with_capacity(announced) // want RBN804
}

fn asked_for_room() -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    Ok(drained(ureq::get("https://x.example").call()?))
}

async fn surfed() -> surf::Result<()> {
    let text = surf::get("https://x.example").recv_string().await?;
    fs::read(text)?; // want RBN301
    Ok(())
}

async fn events() -> Result<(), Box<dyn std::error::Error>> {
    let (ws, _) = connect_async("wss://x.example").await?;
    let (_, mut read) = ws.split();
    while let Some(message) = read.next().await {
        match message? {
            Message::Text(text) => fs::read(text.as_str())?, // want RBN301
            Message::Binary(bytes) => fs::read(format!("/srv/{}", bytes.len()))?,
            _ => break,
        };
    }
    let (mut socket, _) = tungstenite::connect("wss://x.example")?;
    let name = socket.read()?.into_text()?;
    fs::read(name.as_str())?; // want RBN301
    Ok(())
}

fn served() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("0.0.0.0:9000")?;
    for stream in listener.incoming() {
        let mut socket = tungstenite::accept(stream?)?;
        let message = socket.read_message()?;
        fs::read(message.to_text()?)?; // want RBN301
    }
    Ok(())
}

async fn queues(channel: lapin::Channel, consumer: StreamConsumer) -> Result<(), Box<dyn std::error::Error>> {
    let mut jobs = channel.basic_consume("jobs", "x", options(), table()).await?;
    while let Some(delivery) = jobs.next().await {
        let delivery = delivery?;
        fs::read(String::from_utf8_lossy(&delivery.data).as_ref())?; // want RBN301
        handle(delivery)?;
    }
    let message = consumer.recv().await?;
    if let Some(Ok(text)) = message.payload_view::<str>() {
        fs::read(text)?; // want RBN301
    }
    Ok(())
}

// Where the connection comes from makes no difference.
async fn sockets(stream: tokio::net::TcpStream) -> Result<(), Box<dyn std::error::Error>> {
    let socket = tokio_tungstenite::accept_async(stream).await?;
    let (mut out, mut messages) = socket.split();
    while let Some(message) = messages.next().await {
        let message = message?;
        fs::read(message.to_text()?)?; // want RBN301
        out.send(Message::text("done")).await?;
    }
    Ok(())
}

async fn queue_of_a_server() -> Result<(), Box<dyn std::error::Error>> {
    let server = lapin::Connection::connect("amqp://queue", properties()).await?;
    let channel = server.create_channel().await?;
    let mut jobs = channel.basic_consume("jobs", "x", options(), table()).await?;
    while let Some(delivery) = jobs.next().await {
        let delivery = delivery?;
        fs::read(std::str::from_utf8(&delivery.data)?)?; // want RBN301
        let count = delivery.data.len();
        fs::read(format!("/srv/{count}"))?;
    }
    Ok(())
}

fn handle(delivery: Delivery) -> std::io::Result<()> {
    let name = std::str::from_utf8(&delivery.data).unwrap();
    fs::read(name)?; // want RBN301
    Ok(())
}

fn main() {
    let _ = (asked_for_room(), near_misses("x"), asked(), others(), surfed(), events(), served());
}
