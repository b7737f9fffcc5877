//! Methods of Ruby in the forms that Rutie has.
use rutie::{class, methods, module, AnyObject, Boolean, Class, Fixnum, Module, NilClass, Object, RString, VM};
use std::fs;

mod hand;

class!(Reader);
module!(Paths);

methods!(
    Reader,
    _itself,

    fn pub_read(path: RString) -> RString {
        let path = path.map_err(VM::raise_ex).unwrap();
        RString::new_utf8(&fs::read_to_string(path.to_string()).unwrap_or_default()) // want RBN301 from=app.rb:6
    }

    // fn pub_disabled(path: RString) -> NilClass { fs::read(path.unwrap().to_str()) }

    fn pub_second(_first: RString, path: RString) -> RString {
        let path = path.map_err(VM::raise_ex).unwrap();
        RString::new_utf8(&fs::read_to_string(path.to_str()).unwrap_or_default()) // want RBN301 from=app.rb:8
    }

    fn pub_both(path: RString) -> RString {
        let path = path.map_err(VM::raise_ex).unwrap();
        RString::new_utf8(&fs::read_to_string(path.to_str()).unwrap_or_default()) // want RBN301 from=app.rb:9
    }
);

methods! {
    Paths,
    _itself,
    fn pub_exists(path: RString, _deep: Boolean) -> Boolean {
        Boolean::new(fs::read(path.unwrap().to_string()).is_ok()) // want RBN301 from=app.rb:10
    }
    fn pub_inner(path: RString) -> Boolean {
        Boolean::new(fs::read(path.unwrap().to_string()).is_ok()) // want RBN301 from=app.rb:12
    }
    fn pub_deep(path: RString) -> Boolean {
        Boolean::new(fs::read(path.unwrap().to_string()).is_ok()) // want RBN301 from=app.rb:13
    }
    fn pub_slurp(path: RString) -> Boolean {
        Boolean::new(fs::read(path.unwrap().to_string()).is_ok()) // want RBN301 from=app.rb:18
    }
    fn pub_go(path: RString) -> Boolean {
        Boolean::new(fs::read(path.unwrap().to_string()).is_ok()) // want RBN301 from=app.rb:19
    }
    fn pub_inside(path: RString) -> Boolean {
        Boolean::new(fs::read(path.unwrap().to_string()).is_ok()) // want RBN301 from=app.rb:20
    }
    // Nobody registers it.
    fn pub_silent(path: RString) -> Boolean {
        Boolean::new(fs::read(path.unwrap().to_string()).is_ok())
    }
    // A number is no path.
    fn pub_number(n: Fixnum) -> NilClass {
        let _ = fs::read(n.unwrap().to_i64().to_string());
        NilClass::new()
    }
}

#[allow(non_snake_case)]
#[no_mangle]
pub extern "C" fn Init_paths() {
    Class::new("Reader", None).define(|klass| {
        klass.def("read", pub_read);
        klass.def(
            "second",
            pub_second,
        );
        klass.def_self("open", pub_both);
    });
    Module::from_existing("Paths").define(|itself| {
        itself.def_self("exists?", pub_exists);
        itself.def_self("number", pub_number);
        itself.def_self("join", hand::pub_join);
        itself.define_nested_class("Public", None);
        itself.define_nested_class("Deep", None).define(|deep| {
            deep.def_self("read", pub_deep);
        });
    });
    Class::from_existing("String").define(|text| {
        text.def_private("slurp", pub_slurp);
    });
    Module::new("Fresh").define(|fresh| {
        fresh.define_module_function("go", pub_go);
        fresh.define_nested_module("In").define(|inner| {
            inner.define_singleton_method("go", pub_inside);
        });
    });
    Module::from_existing("Paths").get_nested_class("Public").define(|itself| {
        itself.def_self("inner", pub_inner);
    });
}
