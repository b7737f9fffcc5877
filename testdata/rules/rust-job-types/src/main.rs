// A worker that runs jobs of any type: what is decoded is of the type that a queue's jobs are of.
mod jobs;
mod worker;

fn main() -> Result<(), worker::Failure> {
    let mut worker = worker::Worker::connect("redis://127.0.0.1/")?;
    worker.handle::<jobs::Export>();
    worker.handle::<jobs::Import>();
    worker.handle::<jobs::Clean>();
    worker.run()
}
