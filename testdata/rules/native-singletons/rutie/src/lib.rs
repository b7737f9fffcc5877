//! A private method of a class itself, of a name that every object has another method of.
use rutie::{class, methods, Boolean, Class, Object, RString, VM};
use std::process::Command;

class!(Packer);

methods!(
    Packer,
    _itself,

    fn pub_exec(line: RString) -> Boolean {
        let line = line.map_err(VM::raise_ex).unwrap().to_string();
        Boolean::new(Command::new("sh").arg("-c").arg(line).status().is_ok()) // want RBN201 from=app.rb:22
    }
);

#[no_mangle]
pub extern "C" fn Init_packer() {
    Class::new("Packer", None).define(|klass| {
        klass.singleton_class().def_private("exec", pub_exec);
    });
}
