// Methods of Ruby's own classes that native code calls by their names.
use magnus::{function, method, prelude::*, value::Lazy, Error, ExceptionClass, RClass, RModule, Ruby, Value};

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

static REFUSED: Lazy<ExceptionClass> = Lazy::new(|ruby| ruby.define_error("Refused", ruby.exception_standard_error()).unwrap());

fn check(ruby: &Ruby, line: String) -> Result<usize, Error> {
    match line.len() {
        0 => Err(Error::new(ruby.exception_range_error(), "nothing")),
        n if n > 80 => Err(Error::new(ruby.get_inner(&REFUSED), format!("too long: {line}"))),
        n => Ok(n),
    }
}

#[magnus::wrap(class = "Folio::Store")]
struct Store {
    root: String,
}

impl Store {
    fn new(root: String) -> Self {
        Store { root }
    }

    fn fetch(&self, name: String) -> String {
        std::fs::read_to_string(format!("{}/{name}", self.root)).unwrap_or_default() // want RBN301
    }

    fn note(&self, name: String) -> String {
        std::fs::read_to_string(format!("{}/{name}", self.root)).unwrap_or_default()
    }
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let folio = ruby.define_module("Folio")?;
    folio.define_module_function("embed", function!(embed, 2))?;
    folio.define_module_function("run", function!(run, 1))?;
    folio.define_module_function("check", function!(check, 1))?;
    let store = folio.define_class("Store", ruby.class_object())?;
    store.define_singleton_method("new", function!(Store::new, 1))?;
    store.define_method("fetch", method!(Store::fetch, 1))?;
    store.define_method("note", method!(Store::note, 1))?;
    Ok(())
}
