//! The standard library makes a usize without a question only of a number that is small.

use serde::Deserialize;
use std::net::UdpSocket;

#[derive(Deserialize)]
struct Plan {
    few: u8,
    some: u16,
    many: u32,
    name: Option<String>,
}

struct Count(u64);

impl From<Count> for usize {
    fn from(count: Count) -> usize {
        count.0 as usize
    }
}

fn parse(text: &str) -> Result<Plan, String> {
    serde_yaml::from_str::<Plan>(text).map_err(|e| e.to_string()) // want RBN502
}

fn none() -> Result<Plan, String> {
    Err("no plan".into())
}

fn serve(socket: &UdpSocket) -> Result<(), String> {
    let mut bytes = [0u8; 2048];
    let (n, _) = socket.recv_from(&mut bytes).unwrap();
    let plan: Plan = serde_json::from_slice(&bytes[..n]).unwrap();
    let _: Vec<u8> = Vec::with_capacity(usize::from(plan.few) + 1);
    let _: Vec<u8> = Vec::with_capacity(plan.some.into());
    let _: Vec<u8> = Vec::with_capacity(plan.some as usize * 4);
    let _: Vec<u8> = Vec::with_capacity(plan.many as usize); // want RBN804
    let _: Vec<u8> = Vec::with_capacity(usize::try_from(plan.many).unwrap()); // want RBN804

    // Of what it is made is not known here.
    let other = plan.name.as_deref().map_or_else(none, parse)?;
    let _: Vec<u8> = Vec::with_capacity(usize::from(other.few));

    let _: Vec<u8> = Vec::with_capacity(usize::from(Count(u64::from_le_bytes(bytes[..8].try_into().unwrap())))); // want RBN804
    let count: usize = Count(u64::from_le_bytes(bytes[..8].try_into().unwrap())).into();
    let _: Vec<u8> = Vec::with_capacity(count); // want RBN804
    Ok(())
}

fn main() {
    serve(&UdpSocket::bind("127.0.0.1:7000").unwrap()).unwrap();
}
