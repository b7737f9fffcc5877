//! Methods of Ruby in the forms that gems write them.
//!
//! A comment registers nothing:
//!
//! ```
//! #[magnus::init]
//! fn init(ruby: &Ruby) -> Result<(), Error> {
//!     let class = ruby.define_class("Silent", ruby.class_object())?;
//!     class.define_method("run", method!(Shell::run, 1))?;
//! }
//! ```
use magnus::{function, method, prelude::*, Error, Obj, RString, Ruby};
use std::process::Command;

mod files;
mod named;

#[magnus::wrap(class = "Vault::Shell")]
struct Shell {
    dir: String,
}

impl Shell {
    fn new(dir: String) -> Self {
        Shell { dir }
    }

    // The handle of Ruby takes no argument, and neither does the object.
    fn go(_ruby: &Ruby, rb_self: Obj<Self>, first: String, second: RString) -> Result<usize, Error> {
        Command::new("sh").arg("-c").arg(&rb_self.dir).status().unwrap();
        Command::new("sh").arg("-c").arg(&first).status().unwrap();
        Command::new("sh").arg("-c").arg(second.to_string()?).status().unwrap(); // want RBN201 from=app.rb:11
        Ok(first.len())
    }

    fn run(&self, text: String) -> bool {
        Command::new("sh").arg("-c").arg(text).status().is_ok() // want RBN201 from=app.rb:10
    }

    // What the object was made with.
    fn list(&self) -> bool {
        Command::new("sh").arg("-c").arg(format!("ls {}", self.dir)).status().is_ok() // want RBN201 from=app.rb:23
    }

    fn kept(&self) -> String {
        self.dir.clone()
    }
}

#[magnus::wrap(class = "Vault::Text")]
struct Text(String);

impl Text {
    fn new(text: String) -> Self {
        Text(text)
    }

    // Of the same name in Ruby as Shell's.
    fn run(&self, text: String) -> usize {
        text.len() + self.0.len()
    }

    // Registered on no class that is reached by its name in Rust.
    fn go(&self, text: String) -> bool {
        Command::new("sh").arg("-c").arg(text).status().is_ok()
    }
}

fn bare(text: String) -> bool {
    Command::new("sh").arg("-c").arg(text).status().is_ok() // want RBN201 from=app.rb:13
}

fn twice(ruby: &Ruby, text: String) -> Result<(), Error> {
    let _ = ruby;
    Command::new("sh").arg("-c").arg(text).status().unwrap(); // want RBN201 from=app.rb:12
    Ok(())
}

fn everywhere(text: String) -> bool {
    Command::new("sh").arg("-c").arg(text).status().is_ok() // want RBN201 from=app.rb:14
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let module = ruby.define_module("Vault")?;
    // One variable for each class in turn.
    let class = module.define_class("Shell", ruby.class_object())?;
    class.define_singleton_method("new", function!(Shell::new, 1))?;
    class.define_method("go", method!(Shell::go, 2))?;
    class.define_method(
        "run",
        method!(Shell::run, 1),
    )?;
    class.define_method("list", method!(Shell::list, 0))?;
    class.define_method("kept", method!(Shell::kept, 0))?;
    class.define_alias("entries", "list")?;
    class.define_private_method("_bare", function!(bare, 1))?;
    let class = module.define_class("Text", ruby.class_object())?;
    class.define_singleton_method("new", function!(Text::new, 1))?;
    class.define_method("run", method!(Text::run, 1))?;
    module.define_module_function("twice", function!(twice, 1)).expect("cannot define Vault.twice");
    ruby.define_global_function("everywhere", function!(everywhere, 1));
    files::init(ruby, &module)?;
    named::init(ruby)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registers() {
        let ruby = unsafe { magnus::embed::init() };
        let class = ruby.define_module("Vault").unwrap().define_class("Text", ruby.class_object()).unwrap();
        class.define_method("run", method!(Text::go, 1)).unwrap();
    }
}
