//! Classes and methods by names that Ruby gives.
use magnus::{function, prelude::*, Error, RClass, Ruby, Value};

const KNOWN: [&str; 2] = ["Order", "Invoice"];

fn known(ruby: &Ruby, name: String) -> Result<Value, Error> {
    if !KNOWN.contains(&name.as_str()) {
        return Err(Error::new(ruby.exception_arg_error(), "unknown"));
    }
    let _: RClass = ruby.class_object().const_get("Order")?;
    let class: RClass = ruby.class_object().const_get(name.as_str())?;
    class.new_instance(())
}

// Digits and operators are a sum.
fn sum(ruby: &Ruby, text: String) -> Result<Value, Error> {
    let allowed = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '*' | ' ');
    if !text.chars().all(allowed) {
        return Err(Error::new(ruby.exception_arg_error(), "sum"));
    }
    ruby.eval(&text)
}

fn hex(ruby: &Ruby, text: String) -> Result<Value, Error> {
    if !text.chars().all(|c| c.is_digit(10)) {
        return Err(Error::new(ruby.exception_arg_error(), "number"));
    }
    ruby.eval(&text)
}

// Letters are names.
fn words(ruby: &Ruby, text: String) -> Result<Value, Error> {
    if !text.chars().all(|c| c.is_digit(36)) {
        return Err(Error::new(ruby.exception_arg_error(), "number"));
    }
    ruby.eval(&text) // want RBN401 from=app.rb:20
}

fn any(ruby: &Ruby, name: String) -> Result<Value, Error> {
    let class: RClass = ruby.class_object().const_get(name.as_str())?; // want RBN402 from=app.rb:18
    class.new_instance(())
}

fn call(on: Value, name: String) -> Result<Value, Error> {
    let _: Value = on.funcall("size", ())?;
    on.funcall(name.as_str(), ()) // want RBN402 from=app.rb:19
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let module = ruby.define_module("Pick")?;
    module.define_module_function("known", function!(known, 1))?;
    module.define_module_function("sum", function!(sum, 1))?;
    module.define_module_function("hex", function!(hex, 1))?;
    module.define_module_function("words", function!(words, 1))?;
    module.define_module_function("any", function!(any, 1))?;
    module.define_module_function("call", function!(call, 2))?;
    Ok(())
}
