use rutie::types::{Argc, Value};
use rutie::{AnyObject, NilClass, Object};
use std::fs;

// The object stands last.
pub extern "C" fn pub_join(argc: Argc, argv: *const AnyObject, itself: AnyObject) -> AnyObject {
    let all = unsafe { std::slice::from_raw_parts(argv, argc as usize) };
    let _ = fs::read(all[0].to_string()); // want RBN301 from=app.rb:11
    let _ = fs::read(itself.to_string());
    NilClass::new().to_any_object()
}
