//! The same, in native code.

use magnus::{function, method, prelude::*, typed_data::Obj, Error, Ruby};
use std::cell::{Cell, RefCell};
use std::process::Command;

#[magnus::wrap(class = "Mix::Native")]
pub struct Native { effects: RefCell<Vec<String>>, gain: Cell<f64> }
impl Native {
    fn new() -> Self { Native { effects: RefCell::default(), gain: Cell::new(0.0) } }
    fn gain(rb_self: Obj<Self>, gain: f64) -> Obj<Self> { rb_self.gain.set(gain); rb_self }
    fn effect(rb_self: Obj<Self>, effect: String) -> Obj<Self> { rb_self.effects.borrow_mut().push(effect); rb_self }
    fn chain(&self) -> String { self.effects.borrow().join(" ") }
    fn render(&self) -> bool {
        let line = format!("sox {}", self.chain());
        Command::new("sh").arg("-c").arg(line).status().is_ok() // want RBN201
    }
}

#[magnus::wrap(class = "Mix::Other")]
pub struct Other { effects: RefCell<Vec<String>>, gain: Cell<f64> }
impl Other {
    fn new() -> Self { Other { effects: RefCell::default(), gain: Cell::new(0.0) } }
    fn gain(rb_self: Obj<Self>, gain: f64) -> Obj<Self> { rb_self.gain.set(gain); rb_self }
    fn effect(rb_self: Obj<Self>, effect: String) -> Obj<Self> { rb_self.effects.borrow_mut().push(effect); rb_self }
    fn chain(&self) -> String { self.effects.borrow().join(" ") }
    fn render(&self) -> bool {
        let line = format!("sox {}", self.chain());
        Command::new("sh").arg("-c").arg(line).status().is_ok()
    }
}

#[magnus::wrap(class = "Mix::Third")]
pub struct Third { effects: RefCell<Vec<String>>, gain: Cell<f64> }
impl Third {
    fn new() -> Self { Third { effects: RefCell::default(), gain: Cell::new(0.0) } }
    fn gain(rb_self: Obj<Self>, gain: f64) -> Obj<Self> { rb_self.gain.set(gain); rb_self }
    fn effect(rb_self: Obj<Self>, effect: String) -> Obj<Self> { rb_self.effects.borrow_mut().push(effect); rb_self }
    fn chain(&self) -> String { self.effects.borrow().join(" ") }
    fn render(&self) -> bool {
        let line = format!("sox {}", self.chain());
        Command::new("sh").arg("-c").arg(line).status().is_ok() // want RBN201
    }
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let module = ruby.define_module("Mix")?;
    let class = module.define_class("Native", ruby.class_object())?;
    class.define_singleton_method("new", function!(Native::new, 0))?;
    class.define_method("gain", method!(Native::gain, 1))?;
    class.define_method("effect", method!(Native::effect, 1))?;
    class.define_method("chain", method!(Native::chain, 0))?;
    class.define_method("render", method!(Native::render, 0))?;
    let class = module.define_class("Other", ruby.class_object())?;
    class.define_singleton_method("new", function!(Other::new, 0))?;
    class.define_method("gain", method!(Other::gain, 1))?;
    class.define_method("effect", method!(Other::effect, 1))?;
    class.define_method("chain", method!(Other::chain, 0))?;
    class.define_method("render", method!(Other::render, 0))?;
    let class = module.define_class("Third", ruby.class_object())?;
    class.define_singleton_method("new", function!(Third::new, 0))?;
    class.define_method("gain", method!(Third::gain, 1))?;
    class.define_method("effect", method!(Third::effect, 1))?;
    class.define_method("chain", method!(Third::chain, 0))?;
    class.define_method("render", method!(Third::render, 0))?;
    Ok(())
}
