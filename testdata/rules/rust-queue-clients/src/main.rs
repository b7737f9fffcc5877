//! Messages of NATS, ZeroMQ and SQS, and messages of protocol buffers in them.

use std::fs::File;
use std::io::Read;
use std::net::TcpListener;

use futures::StreamExt;
use prost::Message;

#[derive(Clone, PartialEq, prost::Message)]
pub struct Job {
    #[prost(string, tag = "1")]
    pub name: String,
    #[prost(uint32, tag = "2")]
    pub number: u32,
}

async fn nats() {
    let client = async_nats::connect("nats.example").await.unwrap();
    client.publish("started", "yes".into()).await.ok();
    let mut jobs = client.subscribe("jobs").await.unwrap();
    while let Some(message) = jobs.next().await {
        File::open(std::str::from_utf8(&message.payload).unwrap()).ok(); // want RBN301
        let job = Job::decode(&message.payload[..]).unwrap();
        File::open(format!("/jobs/{}", job.number)).ok();
    }
    let mut shared = client.queue_subscribe("jobs", "workers".into()).await.unwrap();
    while let Some(message) = shared.next().await {
        keep(message).await;
    }
}

async fn keep(message: async_nats::Message) {
    File::create(std::str::from_utf8(&message.payload).unwrap()).ok(); // want RBN301
}

async fn stream(context: async_nats::jetstream::Context) {
    let consumer: async_nats::jetstream::consumer::PullConsumer = context.get_consumer_from_stream("jobs", "worker").await.unwrap();
    let mut messages = consumer.messages().await.unwrap();
    while let Some(Ok(message)) = messages.next().await {
        File::open(std::str::from_utf8(&message.payload).unwrap()).ok(); // want RBN301
    }
}

fn zero(context: zmq::Context) {
    let socket = context.socket(zmq::REP).unwrap();
    socket.bind("tcp://*:5555").unwrap();
    File::open(socket.recv_string(0).unwrap().unwrap()).ok(); // want RBN301
    let bytes = socket.recv_bytes(0).unwrap();
    File::open(std::str::from_utf8(&bytes).unwrap()).ok(); // want RBN301
    let message = socket.recv_msg(0).unwrap();
    File::open(message.as_str().unwrap()).ok(); // want RBN301
    File::open(format!("/sizes/{}", message.len())).ok();
}

async fn sqs(client: aws_sdk_sqs::Client) {
    let got = client.receive_message().queue_url("https://queue.example").max_number_of_messages(4).send().await.unwrap();
    for message in got.messages() {
        File::open(message.body().unwrap()).ok(); // want RBN301
    }
    client.delete_message().queue_url("https://queue.example").send().await.ok();
}

// A type that rust-protobuf has generated.
fn generated(bytes: &[u8]) {
    let order: orders::Order = protobuf::Message::parse_from_bytes(bytes).unwrap();
    File::open(order.name()).ok(); // want RBN301
    File::open(orders::Order::default().name()).ok();
}

fn sockets() {
    for stream in TcpListener::bind("0.0.0.0:7002").unwrap().incoming() {
        let mut bytes = Vec::new();
        stream.unwrap().read_to_end(&mut bytes).unwrap();
        generated(&bytes);
        let job = Job::decode(bytes.as_slice()).unwrap();
        File::open(&job.name).ok(); // want RBN301
        let mut merged = Job::default();
        File::open(&merged.name).ok();
        merged.merge(bytes.as_slice()).unwrap();
        File::open(&merged.name).ok(); // want RBN301
        let mut framed = Vec::new();
        job.encode(&mut framed).unwrap();
        File::open(std::str::from_utf8(&framed).unwrap()).ok(); // want RBN301
        File::open(String::from_utf8(job.encode_to_vec()).unwrap()).ok(); // want RBN301
        let fixed = Job { name: "fixed".to_owned(), number: job.number };
        File::open(&fixed.name).ok();
    }
}

#[tokio::main]
async fn main() {
    sockets();
    zero(zmq::Context::new());
    nats().await;
}
