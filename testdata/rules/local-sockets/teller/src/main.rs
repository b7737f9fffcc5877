use std::io::{self, BufRead, BufReader, BufWriter};
use std::net::TcpListener;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt};
use tokio::net::UnixListener;

struct Teller {
    listener: UnixListener,
}

impl Teller {
    fn new() -> io::Result<Self> {
        let path = std::env::var("TELLER_SOCKET").unwrap_or_else(|_| "/run/teller.sock".to_string());
        Ok(Teller { listener: UnixListener::bind(path)? }) // want RBN301 from=12
    }

    async fn run(&self) -> io::Result<()> {
        while let Ok((stream, _)) = self.listener.accept().await {
            let (reader, mut writer) = stream.into_split();
            let mut lines = tokio::io::BufReader::new(reader).lines();
            while let Some(line) = lines.next_line().await? {
                let text = tokio::fs::read_to_string(&line).await?; // want RBN301 from=app.rb:113 RBN301 from=teller/src/main.rs:17
                writer.write_all(line.as_bytes()).await?;
                writer.write_all(format!(" {}\n", text.len()).as_bytes()).await?;
            }
        }
        Ok(())
    }
}

#[tokio::main]
async fn main() -> io::Result<()> {
    std::thread::spawn(count);
    Teller::new()?.run().await
}

// Answers with what it was asked, as JSON.
fn count() -> io::Result<()> {
    let port: u16 = std::env::var("TELLER_PORT").ok().and_then(|p| p.parse().ok()).unwrap_or(7004);
    let listener = TcpListener::bind(format!("127.0.0.1:{port}"))?;
    for stream in listener.incoming() {
        let stream = stream?;
        let out = BufWriter::new(stream.try_clone()?);
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line)?;
        serde_json::to_writer(out, &serde_json::json!({ "name": line, "size": line.len() }))?;
    }
    Ok(())
}
