//! Keywords behind optional arguments, and tables that are read by symbols.
use magnus::{
    function,
    prelude::*,
    scan_args::{get_kwargs, scan_args},
    Error, RHash, Ruby, Symbol, Value,
};

fn print(args: &[Value]) -> Result<bool, Error> {
    let args = scan_args::<(String,), (Option<String>,), (), (), RHash, ()>(args)?;
    let (source,) = args.required;
    let (theme,) = args.optional;
    std::fs::read(source).ok(); // want RBN301 from=app.rb:7
    std::fs::read(theme.unwrap_or_default()).ok(); // want RBN301 from=app.rb:8
    let kw = get_kwargs::<_, (String,), (Option<String>, Option<bool>), ()>(args.keywords, &["out"], &["style", "safe"])?;
    let (out,) = kw.required;
    let (style, _safe) = kw.optional;
    if let Some(style) = style {
        std::fs::read_to_string(&style).ok(); // want RBN301 from=app.rb:10
    }
    std::fs::read(out).ok(); // want RBN301 from=app.rb:9
    Ok(true)
}

fn all(args: &[Value]) -> Result<bool, Error> {
    let args = scan_args::<(), (), magnus::RArray, (), RHash, ()>(args)?;
    let kw = get_kwargs::<_, (), (Option<String>,), ()>(args.keywords, &[], &["out"])?;
    std::fs::read(kw.optional.0.unwrap_or_default()).ok(); // want RBN301 from=app.rb:12
    Ok(true)
}

fn set_up(ruby: &Ruby, options: RHash) -> Result<bool, Error> {
    let path: String = options.lookup(Symbol::new("path"))?;
    std::fs::remove_file(path).ok(); // want RBN301 from=app.rb:15
    let mode: Option<String> = options.get(Symbol::new("mode")).map(|v| String::try_convert(v)).transpose()?;
    if let Some(mode) = mode {
        std::fs::remove_file(mode).ok(); // want RBN301 from=app.rb:16
    }
    let kind: String = options.fetch(ruby.to_symbol("kind"))?;
    std::fs::remove_file(kind).ok(); // want RBN301 from=app.rb:17
    let text: String = options.aref("text")?;
    std::fs::remove_file(text).ok(); // want RBN301 from=app.rb:18
    Ok(true)
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let module = ruby.define_module("Prints")?;
    module.define_module_function("print", function!(print, -1))?;
    module.define_module_function("all", function!(all, -1))?;
    module.define_module_function("set_up", function!(set_up, 1))
}
