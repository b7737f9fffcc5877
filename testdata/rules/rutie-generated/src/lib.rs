use rutie::{Class, Module, Object};

mod notes {
    use crate::macros::rubymethods;
    use std::fs;

    pub struct Notes;

    // The attribute makes ruby_notes::new and ruby_notes::read.
    #[rubymethods]
    impl Notes {
        pub fn new(path: &str) -> bool {
            fs::metadata(path).is_ok() // want RBN301 from=app.rb:5
        }

        pub fn read(&self, path: &str, _mode: &str) -> bool {
            fs::read(path).is_ok() // want RBN301 from=app.rb:6
        }
    }
}

mod tags {
    use crate::macros::rubymethods;

    pub struct Tags;

    #[rubymethods]
    impl Tags {
        pub fn new(name: &str) -> usize {
            name.len()
        }
    }
}

// What a glob in a closure brings in counts there only: new is of two types.
#[no_mangle]
pub extern "C" fn Init_generated() {
    let mut module = Module::from_existing("Generated");
    let object = Class::from_existing("Object");
    module.define_nested_class("Notes", Some(&object)).define(|this| {
        use notes::ruby_notes::*;

        this.def_self("new", new);
        this.def("read", read);
    });
    module.define_nested_class("Tags", Some(&object)).define(|this| {
        use tags::ruby_tags::*;

        this.def_self("new", new);
    });
}
