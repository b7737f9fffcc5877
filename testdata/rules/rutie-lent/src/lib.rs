#[macro_use]
extern crate rutie;
#[macro_use]
extern crate lazy_static;

use rutie::{AnyObject, Class, Module, NilClass, Object, RString, VM};

pub struct Letters {
    folder: String,
    address: String,
}

wrappable_struct!(Letters, LettersWrapper, LETTERS);

class!(Post);

fn evaluate(script: &str) -> AnyObject {
    VM::eval(script).unwrap_or_else(|_| NilClass::new().into()) // want RBN401 from=app.rb:42
}

methods!(
    Post,
    itself,

    fn post_open(folder: RString) -> AnyObject {
        let letters = Letters { folder: folder.unwrap().to_string(), address: String::new() };
        Class::from_existing("Post").wrap_data(letters, &*LETTERS)
    }

    fn post_set_address(address: RString) -> NilClass {
        let letters = itself.get_data_mut(&*LETTERS);
        letters.address = address.map(|a| a.to_string()).unwrap_or_default();
        NilClass::new()
    }

    fn post_address() -> RString {
        RString::new_utf8(&itself.get_data(&*LETTERS).address)
    }

    fn post_folder() -> RString {
        RString::new_utf8(&itself.get_data(&*LETTERS).folder)
    }

    fn post_plan(carrier: AnyObject, day: RString) -> AnyObject {
        unsafe { carrier.unwrap().send("plan", &[day.unwrap().to_any_object()]) }
    }

    fn post_deliver(carrier: AnyObject, action: RString) -> AnyObject {
        let action = action.unwrap().to_string();
        unsafe { carrier.unwrap().send(&action, &[]) } // want RBN402 from=app.rb:34
    }

    fn post_check(carrier: AnyObject, action: RString) -> AnyObject {
        carrier.unwrap().protect_public_send(action.unwrap().to_str(), &[]).unwrap() // want RBN402 from=app.rb:38
    }

    fn post_merge(template: RString) -> AnyObject {
        evaluate(&format!("\"{}\"", template.unwrap().to_string()))
    }

    fn post_today() -> AnyObject {
        VM::eval("Time.now.to_s").unwrap()
    }

    fn post_kind(kind: RString) -> AnyObject {
        Module::from_existing("Kinds").const_get(kind.unwrap().to_str()) // want RBN402 from=app.rb:46
    }

    fn post_load(file: RString) -> NilClass {
        VM::require(file.unwrap().to_str()); // want RBN401 from=app.rb:50
        NilClass::new()
    }

    fn post_weigh(weigher: AnyObject, grams: RString) -> AnyObject {
        weigher.unwrap().protect_send("weigh", &[grams.unwrap().to_any_object()]).unwrap()
    }
);

#[no_mangle]
pub extern "C" fn Init_post() {
    Class::new("Post", None).define(|class| {
        class.def_self("open", post_open);
        class.def("address=", post_set_address);
        class.def("address", post_address);
        class.def("folder", post_folder);
        class.def_self("plan", post_plan);
        class.def_self("deliver", post_deliver);
        class.def_self("check", post_check);
        class.def_self("merge", post_merge);
        class.def_self("today", post_today);
        class.def_self("kind", post_kind);
        class.def_self("load", post_load);
        class.def_self("weigh", post_weigh);
    });
}
