//! The many ways in which bytes come out of sockets.
use std::fs;

use bytes::{Buf, BytesMut};
use futures_util::StreamExt;
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio_util::codec::{Decoder, FramedRead, LengthDelimitedCodec};
use tokio_util::io::ReaderStream;

struct Blobs {
    max: usize,
}

impl Decoder for Blobs {
    type Item = BytesMut;
    type Error = std::io::Error;

    fn decode(&mut self, src: &mut BytesMut) -> Result<Option<BytesMut>, std::io::Error> {
        if src.len() < 8 {
            src.reserve(8 - src.len());
            return Ok(None);
        }
        let bounded = src.get_u32() as usize;
        src.reserve(bounded.min(self.max));
        let stated = src.get_u32() as usize;
        src.reserve(stated); // want RBN804
        Ok(Some(src.split_to(stated)))
    }
}

fn open(name: &[u8]) {
    let _ = fs::read(String::from_utf8_lossy(name).as_ref()); // want RBN301
}

async fn datagrams(socket: UdpSocket) {
    let mut packet = Vec::with_capacity(2048);
    let (_, peer) = socket.recv_buf_from(&mut packet).await.unwrap();
    let _ = fs::read(peer.port().to_string());
    let _ = fs::read(String::from_utf8_lossy(&packet).as_ref()); // want RBN301
    let mut packet = [0; 64];
    let (n, _) = socket.try_recv_from(&mut packet).unwrap();
    open(&packet[..n]);
}

async fn streams(listener: TcpListener) {
    let (stream, _) = listener.accept().await.unwrap();
    let mut frames = LengthDelimitedCodec::builder().new_read(stream);
    while let Some(Ok(frame)) = frames.next().await {
        let _ = fs::read(String::from_utf8_lossy(&frame).as_ref()); // want RBN301
    }
    let (stream, _) = listener.accept().await.unwrap();
    let mut chunks = ReaderStream::new(stream);
    while let Some(Ok(chunk)) = chunks.next().await {
        let _ = fs::read(String::from_utf8_lossy(&chunk).as_ref()); // want RBN301
    }
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut all = Vec::new();
    tokio::io::copy(&mut stream, &mut all).await.unwrap();
    let _ = fs::read(String::from_utf8_lossy(&all).as_ref()); // want RBN301
    numbers(stream).await;
}

async fn numbers(stream: TcpStream) {
    let mut buffer = BytesMut::new();
    stream.try_read_buf(&mut buffer).unwrap();
    let small = buffer.try_get_u8().unwrap();
    let _: Vec<u8> = Vec::with_capacity(small.into());
    let stated = buffer.try_get_u64_le().unwrap();
    let _: Vec<u8> = Vec::with_capacity(stated as usize); // want RBN804
    let mut text = String::new();
    std::io::Read::read_to_string(&mut buffer.split().reader(), &mut text).unwrap();
    let _ = fs::read(&text); // want RBN301
    let mut frames = FramedRead::new(stream, Blobs { max: 512 });
    let _ = frames.next().await;
}

#[tokio::main]
async fn main() {
    datagrams(UdpSocket::bind("0.0.0.0:7000").await.unwrap()).await;
    streams(TcpListener::bind("0.0.0.0:7001").await.unwrap()).await;
}
