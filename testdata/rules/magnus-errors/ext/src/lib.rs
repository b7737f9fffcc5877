use magnus::{function, prelude::*, Error, Ruby, Symbol};

fn failed(ruby: &Ruby, what: impl std::fmt::Display) -> Error {
    Error::new(ruby.exception_runtime_error(), what.to_string())
}

fn clef_file(ruby: &Ruby, clef: Symbol) -> Result<&'static str, Error> {
    match clef.name()?.as_ref() {
        "treble" => Ok("g-clef.svg"),
        "bass" => Ok("f-clef.svg"),
        other => Err(failed(ruby, format!("no clef {other}"))),
    }
}

fn known(ruby: &Ruby, name: &str) -> Result<usize, Error> {
    ["largo", "presto"]
        .iter()
        .position(|n| *n == name)
        .ok_or_else(|| Error::new(ruby.exception_arg_error(), format!("no tempo {name}")))
}

fn tempo_file(ruby: &Ruby, name: String) -> Result<String, Error> {
    let number = known(ruby, &name)?;
    Ok(format!("tempo-{number}.txt"))
}

fn sheet_file(ruby: &Ruby, name: String) -> Result<String, Error> {
    if name.is_empty() {
        return Err(failed(ruby, "no name"));
    }
    Ok(format!("{name}.pdf"))
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let score = ruby.define_module("Score")?;
    score.define_singleton_method("clef_file", function!(clef_file, 1))?;
    score.define_singleton_method("tempo_file", function!(tempo_file, 1))?;
    score.define_singleton_method("sheet_file", function!(sheet_file, 1))?;
    Ok(())
}
