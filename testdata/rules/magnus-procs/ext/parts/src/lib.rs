use std::fs;
use std::path::PathBuf;

use magnus::{block::Proc, function, method, prelude::*, Error, Ruby, TryConvert, Value};

#[magnus::wrap(class = "Parts::Store", free_immediately, size)]
struct Store {
    root: PathBuf,
}

fn io(ruby: &Ruby, err: std::io::Error) -> Error {
    Error::new(ruby.exception_io_error(), err.to_string())
}

impl Store {
    fn open(root: String) -> Self {
        Store { root: PathBuf::from(root) }
    }

    fn reader(ruby: &Ruby, rb_self: &Self) -> Proc {
        let root = rb_self.root.clone();
        ruby.proc_from_fn(move |ruby, args, _block| {
            let part = String::try_convert(args[0])?;
            fs::read_to_string(root.join(part)).map_err(|e| io(ruby, e)) // want RBN301 from=app.rb:21 RBN301 from=app.rb:26
        })
    }

    // The second of what it is called with.
    fn second(ruby: &Ruby, rb_self: &Self) -> Proc {
        let root = rb_self.root.clone();
        ruby.proc_from_fn(move |ruby, args, _block| {
            let part = String::try_convert(args[1])?;
            fs::read_to_string(root.join(part)).map_err(|e| io(ruby, e)) // want RBN301 from=app.rb:30
        })
    }

    fn old_reader(&self) -> Proc {
        let root = self.root.clone();
        Proc::from_fn(move |args, _block| {
            let part = String::try_convert(args[0])?;
            Ok::<_, Error>(fs::read_to_string(root.join(part)).unwrap_or_default()) // want RBN301 from=app.rb:34
        })
    }

    fn sizes(ruby: &Ruby, rb_self: &Self) -> Proc {
        let root = rb_self.root.clone();
        ruby.proc_from_fn(move |ruby, args, _block| {
            let part = i64::try_convert(args[0])?;
            fs::read_to_string(root.join(part.to_string())).map_err(|e| io(ruby, e))
        })
    }

    fn counts(ruby: &Ruby, _rb_self: &Self) -> Proc {
        ruby.proc_from_fn(|_ruby, args, _block| args.len())
    }
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let module = ruby.define_module("Parts")?;
    let store = module.define_class("Store", ruby.class_object())?;
    store.define_singleton_method("open", function!(Store::open, 1))?;
    store.define_method("reader", method!(Store::reader, 0))?;
    store.define_method("second", method!(Store::second, 0))?;
    store.define_method("old_reader", method!(Store::old_reader, 0))?;
    store.define_method("sizes", method!(Store::sizes, 0))?;
    store.define_method("counts", method!(Store::counts, 0))?;
    Ok(())
}
