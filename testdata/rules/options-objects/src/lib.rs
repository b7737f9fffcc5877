use std::cell::RefCell;
use std::collections::BTreeMap;

use magnus::{function, method, prelude::*, Error, Ruby};

#[derive(Default)]
struct Shelf {
    entries: BTreeMap<String, String>,
}

#[derive(Default)]
#[magnus::wrap(class = "Depot::Index")]
struct Index {
    shelf: RefCell<Shelf>,
}

fn busy(ruby: &Ruby) -> Error {
    Error::new(ruby.exception_runtime_error(), "busy")
}

impl Index {
    fn add(ruby: &Ruby, rb_self: &Self, label: String, body: String) -> Result<usize, Error> {
        let mut shelf = rb_self.shelf.try_borrow_mut().map_err(|_| busy(ruby))?;
        shelf.entries.insert(label, body);
        Ok(shelf.entries.len())
    }

    fn fetch(ruby: &Ruby, rb_self: &Self, label: String) -> Result<Option<String>, Error> {
        let shelf = rb_self.shelf.try_borrow().map_err(|_| busy(ruby))?;
        Ok(shelf.entries.get(&label).cloned())
    }

    fn count(&self) -> usize {
        self.shelf.borrow().entries.len()
    }
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let depot = ruby.define_module("Depot")?;
    let class = depot.define_class("Index", ruby.class_object())?;
    class.define_singleton_method("_new", function!(Index::default, 0))?;
    class.define_method("_add", method!(Index::add, 2))?;
    class.define_method("fetch", method!(Index::fetch, 1))?;
    class.define_method("count", method!(Index::count, 0))?;
    Ok(())
}
