use std::cell::RefCell;
use std::collections::HashMap;

use magnus::{
    block::Proc, function, gc::Marker, method, prelude::*, value::{BoxValue, Opaque}, DataTypeFunctions, Error, Ruby, Symbol, TypedData, Value,
};

#[derive(TypedData, Default)]
#[magnus(class = "Hooks", free_immediately, mark)]
struct Hooks {
    list: RefCell<Vec<(String, Opaque<Proc>)>>,
    named: RefCell<HashMap<String, Opaque<Proc>>>,
    last: RefCell<Option<Opaque<Proc>>>,
    counts: RefCell<Vec<Opaque<Proc>>>,
}

impl DataTypeFunctions for Hooks {
    fn mark(&self, marker: &Marker) {
        for (_, p) in self.list.borrow().iter() {
            marker.mark(*p);
        }
    }
}

impl Hooks {
    fn new() -> Self {
        Hooks::default()
    }

    fn on(ruby: &Ruby, rb_self: &Hooks, event: Symbol) -> Result<(), Error> {
        let block = ruby.block_proc()?;
        rb_self.list.borrow_mut().push((event.name()?.into_owned(), block.into()));
        Ok(())
    }

    fn fire(ruby: &Ruby, rb_self: &Hooks, event: Symbol, payload: Value) -> Result<usize, Error> {
        let event = event.name()?.into_owned();
        let mut n = 0;
        for (name, hook) in rb_self.list.borrow().iter() {
            if *name == event {
                ruby.get_inner(*hook).call::<_, Value>((payload,))?;
                n += 1;
            }
        }
        Ok(n)
    }

    fn name(&self, key: String, block: Proc) {
        self.named.borrow_mut().insert(key, Opaque::from(block));
    }

    fn call(ruby: &Ruby, rb_self: &Hooks, key: String, payload: String) -> Result<Value, Error> {
        match rb_self.named.borrow().get(&key) {
            Some(hook) => ruby.get_inner(*hook).call((format!("<{payload}>"), 1)),
            None => Ok(ruby.qnil().as_value()),
        }
    }

    fn set_last(&self, block: Proc) {
        *self.last.borrow_mut() = Some(block.into());
    }

    fn run_last(ruby: &Ruby, rb_self: &Hooks, payload: String) -> Result<(), Error> {
        if let Some(hook) = *rb_self.last.borrow() {
            let _: Value = ruby.get_inner(hook).call((payload,))?;
        }
        Ok(())
    }

    // Only how long the text is.
    fn count(&self, block: Proc) {
        self.counts.borrow_mut().push(block.into());
    }

    fn run_counts(ruby: &Ruby, rb_self: &Hooks, payload: String) -> Result<(), Error> {
        for hook in rb_self.counts.borrow().iter() {
            let _: Value = ruby.get_inner(*hook).call((payload.len(),))?;
        }
        Ok(())
    }
}

#[magnus::wrap(class = "Watcher")]
struct Watcher {
    callback: BoxValue<Proc>,
}

impl Watcher {
    fn new(callback: Proc) -> Self {
        Watcher { callback: BoxValue::new(callback) }
    }

    fn feed(&self, line: String) -> Result<Value, Error> {
        self.callback.call((line.trim(),))
    }
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let hooks = ruby.define_class("Hooks", ruby.class_object())?;
    hooks.define_singleton_method("new", function!(Hooks::new, 0))?;
    hooks.define_method("on", method!(Hooks::on, 1))?;
    hooks.define_method("fire", method!(Hooks::fire, 2))?;
    hooks.define_method("name", method!(Hooks::name, 2))?;
    hooks.define_method("call", method!(Hooks::call, 2))?;
    hooks.define_method("last=", method!(Hooks::set_last, 1))?;
    hooks.define_method("run_last", method!(Hooks::run_last, 1))?;
    hooks.define_method("count", method!(Hooks::count, 1))?;
    hooks.define_method("run_counts", method!(Hooks::run_counts, 1))?;
    let watcher = ruby.define_class("Watcher", ruby.class_object())?;
    watcher.define_singleton_method("new", function!(Watcher::new, 1))?;
    watcher.define_method("feed", method!(Watcher::feed, 1))?;
    Ok(())
}
