use magnus::{function, memoize, method, prelude::*, Error, RClass, RModule, RString, Ruby};

fn struck(rb_self: RString, name: String) -> bool {
    std::fs::write(&name, rb_self.to_string().unwrap_or_default()).is_ok() // want RBN301 from=app.rb:14
}

fn pressed(name: String) -> bool {
    std::fs::remove_file(&name).is_ok() // want RBN301 from=app.rb:17
}

struct Mark;

impl Mark {
    fn wipe(name: String) -> bool {
        std::fs::remove_file(&name).is_ok() // want RBN301 from=app.rb:18
    }

    fn scrub(name: String) -> bool {
        std::fs::remove_file(&name).is_ok() // want RBN301 from=app.rb:19
    }
}

fn rubbed(name: String) -> bool {
    std::fs::remove_file(&name).is_ok() // want RBN301 from=app.rb:20
}

fn hard(name: String) -> bool {
    std::fs::remove_file(&name).is_ok() // want RBN301 from=app.rb:21
}

fn smudge(name: String) -> bool {
    std::fs::remove_file(&name).is_ok() // want RBN301 from=app.rb:22
}

// What is made once.
fn root() -> RModule {
    *memoize!(RModule: magnus::define_module("Rubber").unwrap())
}

fn register(ruby: &Ruby, module: &RModule) -> Result<(), Error> {
    let mark: RClass = module.const_get("Mark")?;
    mark.define_singleton_method("wipe", function!(Mark::wipe, 1))?;
    let chalk: RClass = ruby.eval("Marks::Chalk")?;
    chalk.define_singleton_method("scrub", function!(Mark::scrub, 1))?;
    Ok(())
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    ruby.class_string().define_method("struck", method!(struck, 1))?;
    ruby.module_kernel().define_singleton_method("pressed", function!(pressed, 1))?;
    root().define_singleton_method("rubbed", function!(rubbed, 1))?;
    ruby.define_global_function("smudge", function!(smudge, 1));
    let inner = root().define_module("Inner")?;
    inner.define_class("Hard", ruby.class_object())?.define_singleton_method("rubbed", function!(hard, 1))?;
    register(ruby, &ruby.define_module("Marks")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registers() {
        let ruby = unsafe { magnus::embed::init() };
        let module = ruby.define_module("Elsewhere").unwrap();
        register(&ruby, &module).unwrap();
    }
}
