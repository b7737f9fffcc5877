use std::net::UdpSocket;

// One name a datagram.
fn main() -> std::io::Result<()> {
    let socket = UdpSocket::bind("0.0.0.0:7003")?;
    let mut buffer = [0u8; 1024];
    loop {
        let (n, _) = socket.recv_from(&mut buffer)?;
        let name = String::from_utf8_lossy(&buffer[..n]);
        let _ = std::fs::remove_file(format!("/srv/{name}")); // want RBN301 from=app.rb:97 RBN301 from=counter/src/main.rs:5
    }
}
