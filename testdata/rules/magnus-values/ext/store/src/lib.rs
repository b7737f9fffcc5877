//! How values of Ruby become those of Rust.
use magnus::{
    function, method,
    prelude::*,
    scan_args::{get_kwargs, scan_args},
    typed_data::Obj,
    Error, RArray, RHash, RString, Ruby, Symbol, TryConvert, Value,
};

// All arguments come as one list.
fn required(args: &[Value]) -> Result<bool, Error> {
    let args = scan_args::<(String, String), (Option<String>,), (), (), (), ()>(args)?;
    let (first, second) = args.required;
    let (third,) = args.optional;
    std::fs::read(first).ok();
    std::fs::read(second).unwrap(); // want RBN301 from=app.rb:6
    std::fs::read(third.unwrap()).unwrap(); // want RBN301 from=app.rb:7
    Ok(true)
}

fn keywords(args: &[Value]) -> Result<bool, Error> {
    let args = scan_args::<(String,), (), (), (), RHash, ()>(args)?;
    let kw = get_kwargs::<_, (String,), (Option<String>,), ()>(args.keywords, &["name"], &["path"])?;
    let (name,) = kw.required;
    let (path,) = kw.optional;
    std::fs::read(args.required.0).ok();
    std::fs::read(name).ok(); // want RBN301 from=app.rb:11
    std::fs::read(path.unwrap()).ok(); // want RBN301 from=app.rb:12
    Ok(true)
}

// Which argument is which, the numbers of those before say.
fn shapes(args: &[Value]) -> Result<bool, Error> {
    let none = scan_args::<(), (Option<String>, Option<String>), RArray, (), (), ()>(args)?;
    std::fs::read(none.optional.0.unwrap()).ok();
    std::fs::read(none.optional.1.unwrap()).ok(); // want RBN301 from=app.rb:37
    let splat: Vec<String> = none.splat.to_vec()?;
    std::fs::read(&splat[0]).ok(); // want RBN301 from=app.rb:37
    Ok(true)
}

fn named(args: &[Value]) -> Result<bool, Error> {
    let args = scan_args::<(), (), (), (), RHash, ()>(args)?;
    let kw = get_kwargs::<_, (String, String, String), (Option<String>, Option<String>, Option<String>), RHash>(
        args.keywords,
        &["a", "b", "c"],
        &["d", "e", "f"],
    )?;
    std::fs::read(kw.required.0).ok();
    std::fs::read(kw.required.1).ok();
    std::fs::read(kw.required.2).ok(); // want RBN301 from=app.rb:39
    std::fs::read(kw.optional.0.unwrap()).ok();
    std::fs::read(kw.optional.1.unwrap()).ok();
    std::fs::read(kw.optional.2.unwrap()).ok(); // want RBN301 from=app.rb:40
    std::fs::read(kw.splat.fetch::<_, String>("g")?).ok(); // want RBN301 from=app.rb:41
    Ok(true)
}

fn both(args: &[Value]) -> Result<bool, Error> {
    let args = scan_args::<(String, RHash), (), (), (), RHash, ()>(args)?;
    let kw = get_kwargs::<_, (String,), (), ()>(args.keywords, &["name"], &[])?;
    std::fs::read(args.required.0).ok();
    std::fs::read(kw.required.0).ok(); // want RBN301 from=app.rb:44
    Ok(true)
}

fn converted(value: Value, other: Value) -> Result<bool, Error> {
    let text: String = TryConvert::try_convert(value)?;
    std::fs::read(RString::new(&text).to_string()?).ok(); // want RBN301 from=app.rb:47
    let text = RString::from_value(other).unwrap();
    std::fs::read(text.to_string()?).ok();
    Ok(true)
}

fn listed(args: RArray) -> Result<bool, Error> {
    let all = args.to_vec::<String>()?;
    std::fs::read(&all[0]).ok(); // want RBN301 from=app.rb:15
    Ok(true)
}

fn texts(text: RString) -> Result<bool, Error> {
    let bytes = unsafe { text.as_slice() };
    std::fs::read(String::from_utf8_lossy(bytes).into_owned()).ok(); // want RBN301 from=app.rb:18
    let lossy = unsafe { text.to_string_lossy() };
    std::fs::read(lossy.as_ref()).ok(); // want RBN301 from=app.rb:18
    let str = unsafe { text.as_str()? };
    std::fs::read(str).ok(); // want RBN301 from=app.rb:18
    std::fs::read(text.to_bytes().len().to_string()).ok();
    std::fs::read(text.len().to_string()).ok();
    Ok(true)
}

fn others(symbol: Symbol, list: RArray, table: RHash, value: Value) -> Result<bool, Error> {
    std::fs::read(symbol.name()?.as_ref()).ok(); // want RBN301 from=app.rb:21
    std::fs::read(list.entry::<String>(0)?).ok(); // want RBN301 from=app.rb:21
    std::fs::read(list.len().to_string()).ok();
    let path: String = table.fetch("path")?;
    std::fs::read(path).ok(); // want RBN301 from=app.rb:21
    let kept: Option<String> = table.lookup("other")?;
    std::fs::read(kept.unwrap()).ok();
    std::fs::read(String::try_convert(value)?).ok(); // want RBN301 from=app.rb:21
    std::fs::read(value.to_string()).ok(); // want RBN301 from=app.rb:21
    Ok(true)
}

// A number has no dots.
fn numbers(id: u64, ratio: f64) -> bool {
    std::fs::read(format!("/srv/{id}/{ratio}")).is_ok()
}

struct Cache {
    dir: String,
}

impl Cache {
    fn new(dir: String) -> Self {
        Cache { dir }
    }

    fn make(rb_self: Obj<Self>, name: String) -> bool {
        std::fs::read(format!("{}/{}", rb_self.dir, name)).is_ok() // want RBN301 from=app.rb:29
    }

    fn insert(&self, name: String) -> bool {
        std::fs::read(name).is_ok() // want RBN301 from=app.rb:30
    }

    fn direct(&self, name: String) -> bool {
        std::fs::read(name).is_ok() // want RBN301 from=app.rb:31
    }
}

#[magnus::init(name = "store_ext")]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let module = ruby.define_module("Store")?;
    module.define_singleton_method("required", function!(required, -1))?;
    module.define_singleton_method("keywords", function!(keywords, -1))?;
    module.define_singleton_method("shapes", function!(shapes, -1))?;
    module.define_singleton_method("named", function!(named, -1))?;
    module.define_singleton_method("both", function!(both, -1))?;
    module.define_singleton_method("converted", function!(converted, 2))?;
    module.define_singleton_method("listed", function!(listed, -2))?;
    module.define_singleton_method("texts", function!(texts, 1))?;
    module.define_singleton_method("others", function!(others, 4))?;
    module.define_singleton_method("numbers", function!(numbers, 2))?;
    module.define_singleton_method("closed", function!(|path: String| std::fs::read(path).is_ok(), 1))?; // want RBN301 from=app.rb:24
    module.define_singleton_method("generated", function!(generated_elsewhere, 1))?;
    let class = module.define_class("Cache", ruby.class_object())?;
    class.define_singleton_method("_new", function!(Cache::new, 1))?;
    class.define_method("make", method!(Cache::make, 1))?;
    class.define_private_method("cache_insert", method!(Cache::insert, 1))?;
    class.define_method("direct", method!(Cache::direct, 1))?;
    Ok(())
}
