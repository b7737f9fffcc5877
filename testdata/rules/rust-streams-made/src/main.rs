//! Streams that the program makes: of a closure and what it is left with, of a macro that yields, of futures some of which run at once.

use std::fs::File;
use std::os::unix::net::UnixListener;

use bincode::Options;
use eyre::OptionExt;
use futures_util::{pin_mut, stream, StreamExt};
use rdkafka::consumer::StreamConsumer;
use rdkafka::Message;

struct Records {
    consumer: StreamConsumer,
}

impl Records {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, String> {
        let message = self.consumer.recv().await.map_err(|e| e.to_string())?;
        Ok(message.payload().map(|p| p.to_vec()))
    }
}

fn open(bytes: &[u8]) {
    File::open(std::str::from_utf8(bytes).unwrap()).ok(); // want RBN301
}

async fn unfolded(records: Records) {
    let found = stream::unfold(records, |mut r| async move {
        let next = r.next().await;
        next.transpose().map(|n| (n, r))
    });
    pin_mut!(found);
    while let Some(bytes) = found.next().await {
        open(&bytes.unwrap());
    }
}

async fn counted(records: Records) {
    let found = stream::unfold((records, 0), |(mut r, n)| async move {
        match r.next().await {
            Ok(Some(bytes)) => Some(((n, bytes), (r, n + 1))),
            _ => None,
        }
    });
    tokio::pin!(found);
    while let Some((n, bytes)) = found.next().await {
        File::create(std::str::from_utf8(&bytes).unwrap()).ok(); // want RBN301
        File::create(format!("/records/{n}")).ok();
    }
}

async fn fixed() {
    let found = stream::unfold(0, |n| async move { Some((format!("/fixed/{n}"), n + 1)) });
    pin_mut!(found);
    while let Some(name) = found.next().await {
        File::open(name).ok();
    }
}

async fn yielded(mut records: Records) {
    let found = async_stream::stream! {
        while let Ok(Some(bytes)) = records.next().await {
            yield bytes;
        }
    };
    pin_mut!(found);
    while let Some(bytes) = found.next().await {
        File::create(String::from_utf8(bytes).unwrap()).ok(); // want RBN301
    }
    let names = async_stream::stream! {
        yield "first";
        yield "second";
    };
    pin_mut!(names);
    while let Some(name) = names.next().await {
        File::create(name).ok();
    }
}

async fn at_once() {
    let mut names = stream::iter(std::env::vars()).map(|(_, value)| async move { value }).buffer_unordered(4);
    while let Some(name) = names.next().await {
        File::open(name).ok(); // want RBN301
    }
    let mut sizes = stream::iter(std::env::vars()).map(|(_, value)| async move { value.len() }).buffered(4);
    while let Some(size) = sizes.next().await {
        File::open(format!("/sizes/{size}")).ok();
    }
}

#[derive(serde::Deserialize)]
struct Hello {
    version: u16,
    length: u64,
}

fn codec() -> impl Options {
    bincode::DefaultOptions::new().with_limit(4096).with_fixint_encoding()
}

fn hello() -> eyre::Result<()> {
    for stream in UnixListener::bind("/run/shipper")?.incoming() {
        let hello: Hello = codec().deserialize_from(stream?)?;
        let text = vec![0u8; hello.length as usize]; // want RBN804
        let table = vec![0u8; hello.version as usize];
        println!("{} {}", text.len(), table.len());
    }
    let name = std::env::args().nth(1).ok_or_eyre("no name")?;
    File::open(name)?; // want RBN301
    Ok(())
}

#[tokio::main]
async fn main() {
    fixed().await;
    at_once().await;
    hello().unwrap();
}
