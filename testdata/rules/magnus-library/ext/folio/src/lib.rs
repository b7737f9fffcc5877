// Methods of Ruby's own classes that native code calls by their names.
use magnus::{function, prelude::*, Error, RClass, RModule, Ruby, Value};

fn embed(ruby: &Ruby, path: String, title: String) -> Result<Value, Error> {
    let file: RClass = ruby.class_object().const_get("File")?;
    let footer: Value = file.funcall("read", ("/srv/footer.html",))?;
    let _: Value = file.funcall("write", ("/srv/title", title))?;
    let _: Value = footer.funcall("strip", ())?;
    file.funcall("read", (path,)) // want RBN301
}

fn run(ruby: &Ruby, line: String) -> Result<bool, Error> {
    let kernel: RModule = ruby.class_object().const_get("Kernel")?;
    let _: bool = kernel.funcall("system", ("echo", "--", line.clone()))?;
    kernel.funcall("system", (line,)) // want RBN201
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let folio = ruby.define_module("Folio")?;
    folio.define_module_function("embed", function!(embed, 2))?;
    folio.define_module_function("run", function!(run, 1))?;
    Ok(())
}
