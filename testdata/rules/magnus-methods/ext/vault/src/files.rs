use magnus::{function, method, prelude::*, Error, ExceptionClass, RModule, Ruby};

struct Entry;

impl Entry {
    fn make() -> Self {
        Entry
    }

    fn read(&self, name: String) -> String {
        std::fs::read_to_string(name).unwrap() // want RBN301 from=app.rb:33
    }

    fn size(&self, name: String) -> usize {
        name.len()
    }
}

// Of the base class in Ruby.
fn inherited(name: String) -> bool {
    std::fs::read(name).is_ok() // want RBN301 from=app.rb:34
}

struct Log;

impl Log {
    fn make() -> Self {
        Log
    }

    fn read(&self, name: String) -> usize {
        name.len()
    }
}

// Its module comes from another file.
pub fn init(ruby: &Ruby, module: &RModule) -> Result<(), Error> {
    let files = module.define_module("Files")?;
    let base = files.define_class("Base", ruby.class_object())?;
    base.define_method("size", method!(Entry::size, 1))?;
    base.define_method("inherited", function!(inherited, 1))?;
    let class = files.define_class("Entry", base)?;
    class.define_singleton_method("make", function!(Entry::make, 0))?;
    class.define_method("read", method!(Entry::read, 1))?;
    files.define_error("Missing", ruby.exception_standard_error())?;
    log(ruby, files)
}

fn log(ruby: &Ruby, outer: RModule) -> Result<(), Error> {
    let class = outer.define_class("Log", ruby.class_object())?;
    class.define_singleton_method("make", function!(Log::make, 0))?;
    class.define_method("read", method!(Log::read, 1))?;
    let _: Option<ExceptionClass> = None;
    Ok(())
}
