use redis::Commands;
use serde::de::DeserializeOwned;
use std::collections::HashMap;

pub type Failure = Box<dyn std::error::Error>;

pub trait Job: DeserializeOwned {
    const QUEUE: &'static str;

    fn decode(payload: &[u8]) -> Result<Self, Failure> {
        Ok(serde_json::from_slice(payload)?)
    }

    fn perform(self) -> Result<(), Failure>;
}

type Handler = fn(&[u8]) -> Result<(), Failure>;

fn dispatch<T: Job>(payload: &[u8]) -> Result<(), Failure> {
    T::decode(payload)?.perform()
}

pub struct Worker {
    queue: redis::Connection,
    handlers: HashMap<&'static str, Handler>,
}

impl Worker {
    pub fn connect(address: &str) -> Result<Self, Failure> {
        let queue = redis::Client::open(address)?.get_connection()?;
        Ok(Worker { queue, handlers: HashMap::new() })
    }

    pub fn handle<T: Job>(&mut self) {
        self.handlers.insert(T::QUEUE, dispatch::<T>);
    }

    pub fn run(&mut self) -> Result<(), Failure> {
        let queues: Vec<&str> = self.handlers.keys().copied().collect();
        loop {
            let (queue, payload): (String, Vec<u8>) = self.queue.blpop(&queues, 0.0)?;
            let Some(handler) = self.handlers.get(queue.as_str()) else { continue };
            if handler(&payload).is_err() {
                eprintln!("{queue:?} failed");
            }
        }
    }
}
