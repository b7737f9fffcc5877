//! Methods that call back into Ruby.
use magnus::{block::Proc, eval, function, prelude::*, scan_args::scan_args, Error, RString, Ruby, Value};

fn each_line(ruby: &Ruby, text: String) -> Result<(), Error> {
    for line in text.lines() {
        let _: Value = ruby.yield_value(line.to_owned())?;
    }
    Ok(())
}

fn each_pair(ruby: &Ruby, name: String, text: String) -> Result<(), Error> {
    let _: Value = ruby.yield_values((name, text))?;
    Ok(())
}

fn hand_over(ruby: &Ruby, text: &str) -> Result<(), Error> {
    let _: Value = ruby.yield_value(text)?;
    Ok(())
}

fn through_helper(ruby: &Ruby, text: String) -> Result<(), Error> {
    hand_over(ruby, &text)
}

fn in_closure(ruby: &Ruby, text: String) -> Result<(), Error> {
    text.split(',').for_each(|part| {
        let _ = ruby.yield_value::<_, Value>(part);
    });
    Ok(())
}

fn with_proc(text: String, block: Proc) -> Result<(), Error> {
    let _: Value = block.call((text.len(), text))?;
    Ok(())
}

fn scanned(args: &[Value]) -> Result<(), Error> {
    let args = scan_args::<(RString,), (), (), (), (), Proc>(args)?;
    let text = args.required.0.to_string()?;
    let _: Value = args.block.call((text,))?;
    Ok(())
}

fn splat(ruby: &Ruby, text: String) -> Result<(), Error> {
    let parts = ruby.ary_from_vec(vec![text]);
    let _: Value = ruby.yield_splat(parts)?;
    Ok(())
}

fn block_of(ruby: &Ruby, text: String) -> Result<(), Error> {
    let block = ruby.block_proc()?;
    let _: Value = block.call((text,))?;
    Ok(())
}

// Nothing of what it is given comes back.
fn count(ruby: &Ruby, text: String) -> Result<(), Error> {
    let _: Value = ruby.yield_value(text.len())?;
    Ok(())
}

fn run(object: Value, text: String) -> Result<Value, Error> {
    let _: Value = object.funcall("lines", (text.clone(),))?;
    object.funcall("system", (text,)) // want RBN201 from=app.rb:78
}

fn run_code(object: Value, text: String) -> Result<Value, Error> {
    let _: Value = object.funcall("send", (text.clone(),))?; // want RBN402 from=app.rb:103
    object.funcall("instance_eval", (text,)) // want RBN401 from=app.rb:103
}

fn evaluate(text: String) -> Result<Value, Error> {
    eval(&text) // want RBN401 from=app.rb:83
}

fn constant(ruby: &Ruby) -> Result<Value, Error> {
    ruby.eval("1 + 1")
}

fn named(object: Value, name: String) -> Result<Value, Error> {
    object.funcall(name, ()) // want RBN402 from=app.rb:87
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let module = ruby.define_module("Lines")?;
    module.define_singleton_method("each_line", function!(each_line, 1))?;
    module.define_singleton_method("each_pair", function!(each_pair, 2))?;
    module.define_singleton_method("through_helper", function!(through_helper, 1))?;
    module.define_singleton_method("in_closure", function!(in_closure, 1))?;
    module.define_singleton_method("with_proc", function!(with_proc, 2))?;
    module.define_singleton_method("scanned", function!(scanned, -1))?;
    module.define_singleton_method("splat", function!(splat, 1))?;
    module.define_singleton_method("block_of", function!(block_of, 1))?;
    module.define_singleton_method("run_code", function!(run_code, 2))?;
    module.define_singleton_method("count", function!(count, 1))?;
    module.define_singleton_method("run", function!(run, 2))?;
    module.define_singleton_method("evaluate", function!(evaluate, 1))?;
    module.define_singleton_method("constant", function!(constant, 0))?;
    module.define_singleton_method("named", function!(named, 2))?;
    Ok(())
}
