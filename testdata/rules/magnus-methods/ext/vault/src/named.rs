use magnus::{define_class, define_error, define_global_function, define_module, function, method, prelude::*, value::{InnerValue, Lazy}, Error, RClass, RModule, Ruby};

static KEPT: Lazy<RClass> = Lazy::new(|ruby| ruby.define_class("Kept", ruby.class_object()).unwrap());

fn root() -> RModule {
    static ROOT: Lazy<RModule> = Lazy::new(|ruby| ruby.define_module("Root").unwrap());
    let ruby = Ruby::get().unwrap();
    ruby.get_inner(&ROOT)
}

struct Kept;

impl Kept {
    fn make() -> Self {
        Kept
    }

    // Setters, elements and operators have names that are none in Rust.
    fn set_path(&self, path: String) {
        std::fs::read(path).unwrap(); // want RBN301 from=app.rb:44
    }

    fn get(&self, path: String) -> bool {
        std::fs::read(path).is_ok() // want RBN301 from=app.rb:45
    }

    fn put(&self, key: String, path: String) -> bool {
        std::fs::read(key).is_ok() && std::fs::metadata("x").is_ok() && std::fs::read(path).is_ok() // want RBN301 from=app.rb:46
    }

    fn push(&self, path: String) -> bool {
        std::fs::read(path).is_ok() // want RBN301 from=app.rb:47
    }

    fn plus(&self, path: String) -> bool {
        std::fs::read(path).is_ok() // want RBN301 from=app.rb:48
    }

    fn is_file(&self, path: String) -> bool {
        std::fs::read(path).is_ok() // want RBN301 from=app.rb:49
    }
}

fn old(path: String) -> bool {
    std::fs::read(path).is_ok() // want RBN301 from=app.rb:50
}

fn old_global(path: String) -> bool {
    std::fs::read(path).is_ok() // want RBN301 from=app.rb:51
}

fn once(path: String) -> bool {
    std::fs::read(path).is_ok() // want RBN301 from=app.rb:52
}

pub fn init(ruby: &Ruby) -> Result<(), Error> {
    let kept = ruby.get_inner(&KEPT);
    kept.define_singleton_method("make", function!(Kept::make, 0))?;
    kept.define_method("path=", method!(Kept::set_path, 1))?;
    kept.define_method("[]", method!(Kept::get, 1))?;
    kept.define_method("[]=", method!(Kept::put, 2))?;
    kept.define_method("<<", method!(Kept::push, 1))?;
    kept.define_method("+", method!(Kept::plus, 1))?;
    KEPT.get_inner_with(ruby).define_method("file?", method!(Kept::is_file, 1))?;
    root().define_singleton_method("once", function!(once, 1))?;
    older()
}

// As before there was a handle.
fn older() -> Result<(), Error> {
    let module = define_module("Older")?;
    module.define_module_function("old", function!(old, 1))?;
    let _ = define_class("OlderClass", Default::default())?;
    let _ = define_error("OlderError", Default::default())?;
    define_global_function("old_global", function!(old_global, 1));
    Ok(())
}
