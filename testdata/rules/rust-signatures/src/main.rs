//! What carries a signature, what is taken although it carries none, and what was signed beside it.

use ed25519_dalek::{Signature, VerifyingKey};
use ring::signature::{UnparsedPublicKey, ED25519};
use std::net::UdpSocket;

const KEY: [u8; 32] = [7; 32];

struct Signed(Vec<u8>);

impl Signed {
    fn open(mut raw: Vec<u8>) -> Result<Self, Box<dyn std::error::Error>> {
        let tail = raw.split_off(raw.len() - 64);
        let key = VerifyingKey::from_bytes(&KEY)?;
        key.verify_strict(&raw, &Signature::from_slice(&tail)?)?;
        Ok(Self(raw))
    }
}

fn known(text: &[u8], signature: &[u8]) -> bool {
    UnparsedPublicKey::new(&ED25519, KEY).verify(text, signature).is_ok()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let socket = UdpSocket::bind("127.0.0.1:7000")?;
    let mut bytes = [0u8; 2048];
    let (n, _) = socket.recv_from(&mut bytes)?;
    let signed = Signed::open(bytes[..n].to_vec())?;
    let _: Vec<String> = serde_yaml::from_slice(&signed.0)?;

    let (n, _) = socket.recv_from(&mut bytes)?;
    let (text, signature) = bytes[..n].split_at(n - 64);
    if known(text, signature) {
        let _: Vec<String> = serde_yaml::from_slice(text)?;
    } else {
        let _: Vec<String> = serde_yaml::from_slice(text)?; // want RBN502
    }
    let _: Vec<String> = serde_yaml::from_slice(signature)?; // want RBN502
    Ok(())
}
