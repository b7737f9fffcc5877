use magnus::{function, prelude::*, Error, Ruby};

fn count() -> usize {
    3
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let module = ruby.define_module("Configured")?;
    module.define_singleton_method("count", function!(count, 0))?;
    Ok(())
}
