//! Calls methods of Ruby by their names.
use magnus::{function, method, prelude::*, value::Lazy, Error, RClass, Ruby, Value};

static DESK: Lazy<RClass> = Lazy::new(|ruby| ruby.class_object().const_get("Desk").unwrap());

const FILE_AWAY: &str = "file_away";

fn constant(desk: Value, text: String) -> Result<Value, Error> {
    let _: Value = desk.funcall("file_kind", ("letter", text.clone()))?;
    let _: Value = desk.funcall("file_checked", (text,))?;
    desk.funcall("file_away", ("letter", "a constant"))
}

fn length(ruby: &Ruby, n: usize) -> Result<Value, Error> {
    ruby.get_inner(&DESK).funcall("open", (n,))
}

// What the method answers is not what it was given.
fn asked(desk: Value, text: String) -> Result<Value, Error> {
    let _: Value = desk.funcall("file_checked", (text,))?;
    desk.funcall("asked", ())
}

fn file(desk: Value, text: String) -> Result<Value, Error> {
    desk.funcall(FILE_AWAY, ("letter", text))
}

fn open_desk(ruby: &Ruby, text: String) -> Result<Value, Error> {
    ruby.get_inner(&DESK).funcall::<_, _, Value>("open", (text,))
}

fn make(ruby: &Ruby, text: String) -> Result<Value, Error> {
    let class: RClass = ruby.class_object().const_get("Desk")?;
    let desk: Value = class.new_instance((text,))?;
    desk.funcall("print_name", ())
}

fn note(ledger: Value, text: String) -> Result<Value, Error> {
    let _: Value = ledger.funcall("note_pair", (text.clone(),))?;
    ledger.funcall("note_entry", (text,))
}

fn write_subject(letter: Value, text: String) -> Result<(), Error> {
    letter.ivar_set("@weight", text.len())?;
    letter.ivar_set("@subject", text)
}

fn read_subject(letter: Value) -> Result<String, Error> {
    let _: usize = letter.ivar_get("@weight")?;
    letter.ivar_get("@subject")
}

fn read_weight(letter: Value) -> Result<usize, Error> {
    letter.ivar_get("@weight")
}

fn hand_back(app: Value) -> Result<String, Error> {
    app.funcall("wanted_by_extension", ())
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let module = ruby.define_module("Herald")?;
    module.define_singleton_method("constant", function!(constant, 2))?;
    module.define_singleton_method("length", function!(length, 1))?;
    module.define_singleton_method("asked", function!(asked, 2))?;
    module.define_singleton_method("file", function!(file, 2))?;
    module.define_singleton_method("open_desk", function!(open_desk, 1))?;
    module.define_singleton_method("make", function!(make, 1))?;
    module.define_singleton_method("note", function!(note, 2))?;
    module.define_singleton_method("hand_back", function!(hand_back, 1))?;
    let letter = ruby.define_class("Letter", ruby.class_object())?;
    letter.define_method("write_subject", method!(write_subject, 1))?;
    letter.define_method("read_subject", method!(read_subject, 0))?;
    letter.define_method("read_weight", method!(read_weight, 0))?;
    Ok(())
}
