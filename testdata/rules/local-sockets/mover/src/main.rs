use std::net::SocketAddr;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

// Two ports: one for people, one for what the program is told.
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    tokio::spawn(control());
    let listener = TcpListener::bind("127.0.0.1:7000").await?;
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(async move {
            let _ = serve(stream).await;
        });
    }
}

async fn serve(stream: TcpStream) -> anyhow::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    while let Some(line) = lines.next_line().await? {
        let _ = std::process::Command::new("sh").arg("-c").arg(format!("mv {line} /srv")).status(); // want RBN201 from=app.rb:80 RBN201 from=app.rb:85 RBN201 from=mover/src/main.rs:11
        writer.write_all(b"ok\n").await?;
    }
    Ok(())
}

async fn control() -> anyhow::Result<()> {
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 7001))).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        let mut lines = BufReader::new(stream).lines();
        while let Some(line) = lines.next_line().await? {
            let _ = std::fs::remove_file(line); // want RBN301 from=app.rb:91 RBN301 from=mover/src/main.rs:31
        }
    }
}
