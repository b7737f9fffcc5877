use bytes::{Buf, BytesMut};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::os::unix::net::{UnixDatagram, UnixListener, UnixStream};
use std::process::Command;
use std::sync::{Arc, RwLock};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt};

fn shell(line: &str) {
    let _ = Command::new("sh").arg("-c").arg(line).status();
}

// Addresses and how much was read, what is written, and locks, which are read without a buffer.
fn near_misses(lock: Arc<RwLock<String>>) -> io::Result<()> {
    let listener = TcpListener::bind("0.0.0.0:7000")?;
    shell(&format!("echo {:?}", listener.local_addr()?));
    let (mut stream, from) = listener.accept()?;
    shell(&format!("echo {from} {}", from.port()));
    shell(&format!("echo {}", stream.peer_addr()?));
    let mut buffer = [0u8; 64];
    let n = stream.read(&mut buffer)?;
    shell(&format!("echo {n}"));
    stream.write_all(b"hello")?;
    let clean = [0u8; 64];
    shell(&String::from_utf8_lossy(&clean));
    shell(&lock.read().unwrap());
    let socket = UdpSocket::bind("0.0.0.0:7001")?;
    let (n, from) = socket.recv_from(&mut buffer)?;
    shell(&format!("echo {n} {}", from.ip()));
    Ok(())
}

fn session(mut stream: TcpStream) -> io::Result<()> {
    let mut buffer = [0u8; 64];
    let n = stream.read(&mut buffer)?;
    let text = std::str::from_utf8(&buffer[..n]).unwrap_or("");
    Command::new("sh").arg("-c").arg(text).status()?; // want RBN201
    Ok(())
}

struct Peer {
    addr: SocketAddr,
    greeting: String,
}

fn greet(mut stream: TcpStream, addr: SocketAddr) -> io::Result<Peer> {
    let mut greeting = String::new();
    stream.read_to_string(&mut greeting)?;
    Ok(Peer { addr, greeting })
}

fn server() -> io::Result<()> {
    let listener = TcpListener::bind("0.0.0.0:7000")?;
    let (stream, addr) = listener.accept()?;
    let peer = greet(stream, addr)?;
    shell(&format!("echo {}", peer.addr));
    Command::new("sh").arg("-c").arg(format!("echo {}", peer.greeting)).status()?; // want RBN201
    for stream in listener.incoming() {
        let stream = stream?;
        std::thread::spawn(move || session(stream));
    }
    let local = UnixListener::bind("/run/x")?;
    for stream in local.incoming().flatten() {
        for line in BufReader::new(stream).lines() {
            Command::new("sh").arg("-c").arg(line?).status()?; // want RBN201
        }
    }
    match local.accept() {
        Ok((mut socket, _)) => {
            let mut text = String::new();
            socket.read_to_string(&mut text)?;
            Command::new("sh").arg("-c").arg(text).status()?; // want RBN201
        }
        Err(e) => return Err(e),
    }
    Ok(())
}

fn datagrams() -> io::Result<()> {
    let socket = UdpSocket::bind("0.0.0.0:7001")?;
    let mut buffer = [0u8; 512];
    let (n, _) = socket.recv_from(&mut buffer)?;
    Command::new("sh").arg("-c").arg(String::from_utf8_lossy(&buffer[..n]).to_string()).status()?; // want RBN201
    let local = UnixDatagram::bind("/run/y")?;
    let mut bytes = vec![0; 100];
    let n = local.recv(bytes.as_mut_slice())?;
    let text = String::from_utf8(bytes[..n].to_vec()).unwrap();
    Command::new("sh").arg("-c").arg(text).status()?; // want RBN201
    Ok(())
}

fn client() -> io::Result<()> {
    let mut stream = TcpStream::connect("seed.example.org:7000")?;
    stream.write_all(b"GET /\n")?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    Command::new("sh").arg("-c").arg(&line).status()?; // want RBN201
    let mut kept = Vec::new();
    io::copy(&mut BufReader::with_capacity(512, stream), &mut kept)?;
    Command::new("sh").arg("-c").arg(String::from_utf8(kept).unwrap()).status()?; // want RBN201
    let mut local = UnixStream::connect("/run/x")?;
    let mut all = Vec::new();
    local.read_to_end(&mut all)?;
    Command::new("sh").arg("-c").arg(String::from_utf8(all).unwrap()).status()?; // want RBN201
    Ok(())
}

// A number that was read is no text.
async fn framed(mut stream: tokio::net::TcpStream) -> io::Result<()> {
    let len = stream.read_u32().await?;
    shell(&format!("seq {len}"));
    let mut frame = vec![0; 16];
    stream.read_exact(&mut frame).await?;
    let text = String::from_utf8_lossy(&frame);
    Command::new("sh").arg("-c").arg(text.as_ref()).status()?; // want RBN201
    stream.write_all(b"done").await
}

async fn lines(stream: tokio::net::TcpStream) -> io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = tokio::io::BufReader::new(read).lines();
    while let Some(line) = lines.next_line().await? {
        tokio::process::Command::new("sh").arg("-c").arg(line).status().await?; // want RBN201
        write.write_all(b"done").await?;
    }
    Ok(())
}

async fn halves(stream: tokio::net::TcpStream) -> io::Result<()> {
    let (read, _) = tokio::io::split(stream);
    let mut reader = tokio::io::BufReader::new(read);
    let mut line = String::new();
    while reader.read_line(&mut line).await? != 0 {
        Command::new("sh").arg("-c").arg(line.trim()).status()?; // want RBN201
        line.clear();
    }
    Ok(())
}

async fn serve() -> io::Result<()> {
    let listener = tokio::net::TcpListener::bind("0.0.0.0:7002").await?;
    loop {
        let (socket, addr) = listener.accept().await?;
        shell(&format!("echo {addr}"));
        tokio::spawn(async move {
            let _ = framed(socket).await;
        });
        let (socket, _) = listener.accept().await?;
        tokio::spawn(lines(socket));
        let (socket, _) = listener.accept().await?;
        halves(socket).await?;
        let (socket, _) = listener.accept().await?;
        buffered(socket).await?;
    }
}

static NAMES: [&str; 256] = [""; 256];

// A buffer is filled, and numbers are taken out of it.
async fn buffered(mut socket: tokio::net::TcpStream) -> io::Result<()> {
    let mut buf = BytesMut::with_capacity(64);
    while socket.read_buf(&mut buf).await? > 0 {
        let kind = buf.get_u8();
        let at = buf.get_u32_le() as usize;
        let word = buf.get_u16() as u8;
        let known = unsafe { NAMES.get_unchecked(kind as usize) };
        let short = unsafe { NAMES.get_unchecked(word as usize) };
        let other = unsafe { NAMES.get_unchecked(at) }; // want RBN802
        let masked = unsafe { NAMES.get_unchecked(at & 0xff) };
        shell(&format!("echo {kind} {at} {known} {short} {other} {masked}"));
    }
    Ok(())
}

async fn input() -> io::Result<()> {
    let mut lines = tokio::io::BufReader::new(tokio::io::stdin()).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        Command::new("sh").arg("-c").arg(line).status()?; // want RBN201
    }
    Ok(())
}

fn main() -> io::Result<()> {
    near_misses(Arc::new(RwLock::new(String::from("ls"))))?;
    server()?;
    datagrams()?;
    client()?;
    let _ = (serve(), input());
    Ok(())
}
