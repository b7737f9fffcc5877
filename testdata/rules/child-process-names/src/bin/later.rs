use tokio::io::{AsyncWriteExt, BufWriter};

#[tokio::main]
async fn main() {
    if let Some(name) = std::env::args().nth(1) {
        let mut out = BufWriter::new(tokio::io::stdout());
        let _ = out.write_all(name.as_bytes()).await;
        let _ = tokio::io::stderr().write_all(b"done").await;
    }
}
