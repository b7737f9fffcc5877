use std::fs;

use magnus::{function, method, prelude::*, value::Lazy, Error, RClass, Ruby, Value};

static TAG: Lazy<RClass> = Lazy::new(|ruby| ruby.define_class("Tag", ruby.class_object()).unwrap());

#[magnus::wrap(class = "Tag")]
struct Kept {
    dir: String,
}

fn load(ruby: &Ruby, dir: String) -> Value {
    ruby.wrap_as(Kept { dir }, ruby.get_inner(&TAG)).as_value()
}

fn copy(ruby: &Ruby) -> Result<Value, Error> {
    ruby.get_inner(&TAG).new_instance(())
}

fn insert(_itself: Value, name: String) -> String {
    fs::read_to_string(name).unwrap_or_default() // want RBN301 from=app.rb:42 RBN301 from=app.rb:46
}

fn index(_itself: Value, name: String) -> usize {
    name.len()
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let tag = ruby.get_inner(&TAG);
    let tags = ruby.define_module("Tags")?;
    tags.define_module_function("load", function!(load, 1))?;
    tags.define_module_function("copy", function!(copy, 0))?;
    tag.define_method("insert", method!(insert, 1))?;
    tag.define_method("index", method!(index, 1))?;
    Ok(())
}
