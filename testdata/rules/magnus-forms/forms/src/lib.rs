use std::fs;

use magnus::{function, init, method, prelude::*, Error, Module, Object, RArray, Ruby, Value};

#[magnus::wrap(class = "Forms")]
struct Forms {
    dir: String,
}

impl Forms {
    fn new(dir: String) -> Self {
        Forms { dir }
    }

    fn guarded(&self, name: String) -> String {
        fs::read_to_string(name).unwrap_or_default() // want RBN301 from=app.rb:48
    }

    fn listed(_rb_self: &Self, args: RArray) -> Result<String, Error> {
        let name: String = args.entry(0)?;
        Ok(fs::read_to_string(name).unwrap_or_default()) // want RBN301 from=app.rb:49 RBN301 from=app.rb:56 RBN301 from=app.rb:57 RBN301 from=app.rb:59
    }

    fn stored(&self) -> String {
        fs::read_to_string(&self.dir).unwrap_or_default() // want RBN301 from=app.rb:50 RBN301 from=app.rb:51
    }
}

fn size(name: &str) -> usize {
    name.len()
}

#[init(name = "forms")]
fn setup(ruby: &Ruby) -> Result<(), Error> {
    let class = ruby.define_class("Forms", ruby.class_object())?;
    class.define_singleton_method("new", function!(Forms::new, 1)).unwrap();
    class.define_protected_method("guarded", method!(Forms::guarded, 1))?;
    class.define_method("listed", method!(Forms::listed, -2)).expect("cannot define listed");
    class.define_method("stored", method!(Forms::stored, 0))?;
    class.define_method(
        "closed",
        method!(|_rb_self: &Forms, name: String| fs::read_to_string(name).unwrap_or_default(), 1), // want RBN301 from=app.rb:52 RBN301 from=app.rb:58
    )?;
    class.define_method("sized", method!(|_rb_self: &Forms, name: String| size(&name), 1))?;
    class.define_attr("label", magnus::Attr::ReadWrite)?;
    class.define_alias("kept", "stored")?;
    let error = class.define_error("Bad", ruby.exception_standard_error())?;
    error.define_method("reason", method!(|_rb_self: Value, name: String| fs::read_to_string(name).unwrap_or_default(), 1))?; // want RBN301 from=app.rb:53
    Ok(())
}
