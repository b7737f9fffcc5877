use rutie::{class, methods, AnyObject, Class, Object, RString};

class!(Ledger);

methods!(
    Ledger,
    itself,
    fn ledger_forward(text: RString) -> AnyObject {
        itself.send("book", &[text.unwrap().to_any_object()])
    }
    fn ledger_note(text: RString) -> AnyObject {
        itself.send("note", &[text.unwrap().to_any_object()])
    }
);

#[no_mangle]
pub extern "C" fn Init_ledger() {
    Class::new("Ledger", None).define(|klass| {
        klass.def("forward", ledger_forward);
        klass.def("remark", ledger_note);
    });
}
