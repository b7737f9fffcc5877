//! What stands at the keys of a Hash, and what a block is given.
use rutie::{class, methods, Class, Fixnum, Hash, NilClass, Object, RString, Symbol, VM};
use std::fs;

class!(Kit);

methods!(
    Kit,
    _itself,

    fn probe(options: Hash) -> NilClass {
        let options = options.map_err(VM::raise_ex).unwrap();
        let zone = options.at(&Symbol::new("zone")).try_convert_to::<RString>().unwrap().to_string();
        let host = options.at(&Symbol::new("host")).try_convert_to::<RString>().unwrap().to_string();
        let _ = fs::read(host); // want RBN301 from=app.rb:15
        let _ = zone.len();
        NilClass::new()
    }

    fn taken(options: Hash) -> NilClass {
        let mut options = options.map_err(VM::raise_ex).unwrap();
        let host = options.delete(&RString::new_utf8("host")).try_convert_to::<RString>().unwrap().to_string();
        let _ = fs::read(host); // want RBN301 from=app.rb:16
        NilClass::new()
    }

    fn give(text: RString) -> NilClass {
        VM::yield_object(text.map_err(VM::raise_ex).unwrap());
        NilClass::new()
    }

    fn called(first: RString, second: RString) -> NilClass {
        let block = VM::block_proc();
        block.call(&[first.unwrap().to_any_object(), second.unwrap().to_any_object()]);
        NilClass::new()
    }

    fn count(text: RString) -> NilClass {
        let size = text.map_err(VM::raise_ex).unwrap().to_string().len();
        VM::yield_object(Fixnum::new(size as i64));
        NilClass::new()
    }
);

#[no_mangle]
pub extern "C" fn Init_kit() {
    Class::new("Kit", None).define(|klass| {
        klass.def_self("probe", probe);
        klass.def_self("taken", taken);
        klass.def_self("give", give);
        klass.def_self("called", called);
        klass.def_self("count", count);
    });
}
