//! Methods on the singleton class, and another name of one.
use magnus::{function, prelude::*, Error, Ruby};

fn load(path: String) -> usize {
    std::fs::read(path).map_or(0, |bytes| bytes.len()) // want RBN301 from=app.rb:24
}

fn read(path: String) -> usize {
    std::fs::read(path).map_or(0, |bytes| bytes.len()) // want RBN301 from=app.rb:25
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let files = ruby.define_class("Files", ruby.class_object())?;
    let own = files.singleton_class()?;
    own.define_method("load", function!(load, 1))?;
    own.define_method("read_all", function!(read, 1))?;
    own.define_alias("read_in", "read_all")?;
    Ok(())
}
