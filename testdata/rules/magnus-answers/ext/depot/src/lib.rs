use magnus::{function, method, prelude::*, Error, Ruby, Value};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

struct State {
    current: String,
    cover: String,
}

#[magnus::wrap(class = "Depot::Shelf")]
struct Shelf {
    root: PathBuf,
    state: RefCell<State>,
}

impl Shelf {
    fn new() -> Self {
        let state = State { current: String::new(), cover: "linen".to_owned() };
        Shelf { root: PathBuf::from("/srv/depot"), state: RefCell::new(state) }
    }
    fn select(&self, name: String) {
        self.state.borrow_mut().current = name;
    }
    fn page(&self) -> Option<String> {
        fs::read_to_string(self.root.join(&self.state.borrow().current)).ok() // want RBN301
    }
    fn cover(&self) -> Option<String> {
        fs::read_to_string(self.root.join(&self.state.borrow().cover)).ok()
    }
}

/// Asks the block for a folder.
fn locate(ruby: &Ruby, kind: String) -> Result<String, Error> {
    let dir: String = ruby.yield_value(kind)?;
    Ok(fs::read_to_string(Path::new(&dir).join("INDEX")).unwrap_or_default()) // want RBN301
}

fn survey(ruby: &Ruby) -> Result<String, Error> {
    let dir: String = ruby.block_proc()?.call(("volumes",))?;
    Ok(fs::read_to_string(Path::new(&dir).join("INDEX")).unwrap_or_default())
}

fn tag(slf: Value, name: String) -> Result<Value, Error> {
    slf.ivar_set("@tag", name)?;
    slf.ivar_set("@size", 3)?;
    Ok(slf)
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let depot = ruby.define_module("Depot")?;
    let shelf = depot.define_class("Shelf", ruby.class_object())?;
    shelf.define_singleton_method("new", function!(Shelf::new, 0))?;
    shelf.define_method("select", method!(Shelf::select, 1))?;
    shelf.define_method("page", method!(Shelf::page, 0))?;
    shelf.define_method("cover", method!(Shelf::cover, 0))?;
    let card = depot.define_class("Card", ruby.class_object())?;
    card.define_method("tag!", method!(tag, 1))?;
    card.define_attr("tag", magnus::Attr::Read)?;
    card.define_attr("size", magnus::Attr::Read)?;
    depot.define_module_function("locate", function!(locate, 1))?;
    depot.define_module_function("survey", function!(survey, 0))?;
    Ok(())
}
