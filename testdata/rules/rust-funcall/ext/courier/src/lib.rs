//! The same by Rutie.
use rutie::{methods, module, AnyObject, Module, NilClass, Object, RString};

module!(Courier);

methods!(
    Courier,
    _itself,
    fn send_off(desk: AnyObject, text: RString) -> NilClass {
        desk.unwrap().send("give", &[text.unwrap().to_any_object()]);
        NilClass::new()
    }
);

#[no_mangle]
pub extern "C" fn Init_courier() {
    Module::new("Courier").define(|itself| {
        itself.def_self("send_off", send_off);
    });
}
