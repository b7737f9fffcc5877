use magnus::{function, prelude::*, value::ReprValue, Error, IntoValue, RArray, RHash, RString, Ruby, Symbol, Value};
use std::collections::HashMap;

fn text(ruby: &Ruby, name: String) -> RString {
    ruby.str_new(&name)
}

fn fixed(ruby: &Ruby, _name: String) -> RString {
    ruby.str_new("none")
}

fn bytes(ruby: &Ruby, name: String) -> Value {
    ruby.str_from_slice(name.as_bytes()).as_value()
}

fn card(ruby: &Ruby, name: String) -> Result<RHash, Error> {
    let card = ruby.hash_new();
    card.aset(ruby.to_symbol("name"), name.trim())?;
    card.aset(ruby.to_symbol("place"), "shelf")?;
    Ok(card)
}

fn keyed(name: String) -> Result<RHash, Error> {
    let card = RHash::new();
    card.aset("name", name)?;
    card.aset("place", "shelf")?;
    Ok(card)
}

fn list(ruby: &Ruby, name: String) -> Result<RArray, Error> {
    let list = ruby.ary_new();
    list.push("first")?;
    list.push(name)?;
    Ok(list)
}

fn joined(ruby: &Ruby, name: String) -> Result<RArray, Error> {
    let list = ruby.ary_new();
    list.cat(&[name.as_str().into_value_with(ruby)])?;
    Ok(list)
}

fn cards(ruby: &Ruby, names: Vec<String>) -> Result<RArray, Error> {
    let list = ruby.ary_new_capa(names.len());
    for name in names {
        let card = ruby.hash_new();
        card.aset(ruby.sym_new("name"), name)?;
        card.aset(ruby.sym_new("count"), 1)?;
        list.push(card)?;
    }
    Ok(list)
}

fn pair(name: String) -> (String, usize) {
    let length = name.len();
    (name, length)
}

fn weight(name: String) -> f64 {
    name.len() as f64 / 2.0
}

fn symbol(ruby: &Ruby, name: String) -> Symbol {
    ruby.to_symbol(name)
}

fn table(name: String) -> HashMap<String, String> {
    let mut table = HashMap::new();
    table.insert("name".to_owned(), name);
    table
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let parts = ruby.define_module("Parts")?;
    parts.define_singleton_method("text", function!(text, 1))?;
    parts.define_singleton_method("fixed", function!(fixed, 1))?;
    parts.define_singleton_method("bytes", function!(bytes, 1))?;
    parts.define_singleton_method("card", function!(card, 1))?;
    parts.define_singleton_method("keyed", function!(keyed, 1))?;
    parts.define_singleton_method("list", function!(list, 1))?;
    parts.define_singleton_method("joined", function!(joined, 1))?;
    parts.define_singleton_method("cards", function!(cards, 1))?;
    parts.define_singleton_method("pair", function!(pair, 1))?;
    parts.define_singleton_method("weight", function!(weight, 1))?;
    parts.define_singleton_method("symbol", function!(symbol, 1))?;
    parts.define_singleton_method("table", function!(table, 1))?;
    Ok(())
}
