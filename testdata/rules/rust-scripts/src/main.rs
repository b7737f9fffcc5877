//! Scripts that the program runs in itself: one that someone else writes, and one that is only given values.

use std::env;
use std::io::{self, BufRead};

use boa_engine::{Context, Source};
use mlua::Lua;
use rhai::{Engine, Scope};

const DOUBLE: &str = "value * 2";

struct Host {
    engine: Engine,
}

impl Host {
    fn new() -> Self {
        Self { engine: Engine::new() }
    }

    fn formula(&self, text: &str) -> i64 {
        self.engine.eval::<i64>(&format!("let x = 1; {text}")).unwrap_or(0) // want RBN401
    }

    fn stored(&self, value: &str) -> i64 {
        let mut scope = Scope::new();
        scope.push("value", value.to_string());
        self.engine.eval_with_scope::<i64>(&mut scope, DOUBLE).unwrap_or(0)
    }

    fn scoped(&self, text: &str) -> i64 {
        let mut scope = Scope::new();
        self.engine.eval_with_scope::<i64>(&mut scope, text).unwrap_or(0) // want RBN401
    }

    fn sum(&self, numbers: &str) -> i64 {
        let terms: Vec<String> = numbers.split(',').filter_map(|n| n.parse::<u32>().ok()).map(|n| n.to_string()).collect();
        self.engine.eval::<i64>(&terms.join(" + ")).unwrap_or(0)
    }

    fn file(&self, name: &str) {
        self.engine.run_file(name.into()).ok(); // want RBN401
    }
}

fn lua(text: &str) {
    let lua = Lua::new();
    lua.load(text).exec().unwrap(); // want RBN401
    lua.globals().set("text", text).unwrap();
    lua.load("print(text)").exec().unwrap();
}

fn script(text: &str) {
    let mut context = Context::default();
    context.eval(Source::from_bytes(text)).unwrap(); // want RBN401
    context.eval(Source::from_bytes("1 + 1")).unwrap();
}

fn quick(ctx: rquickjs::Ctx, text: &str) {
    ctx.eval::<(), _>(text).unwrap(); // want RBN401
    ctx.eval::<(), _>("1 + 1").unwrap();
}

fn deno(runtime: &mut deno_core::JsRuntime, text: String) {
    runtime.execute_script("<input>", text).unwrap(); // want RBN401
    runtime.execute_script("<input>", "1 + 1").unwrap();
}

fn python(py: pyo3::Python, text: &str) {
    py.run(text, None, None).unwrap(); // want RBN401
    py.run("print(1)", None, None).unwrap();
}

fn main() {
    let host = Host::new();
    for line in io::stdin().lock().lines() {
        let line = line.unwrap();
        host.formula(&line);
        host.stored(&line);
        host.scoped(&line);
        host.sum(&line);
        host.file(&line);
        lua(&line);
        script(&line);
        quick(context(), &line);
        deno(&mut runtime(), line.clone());
        pyo3::Python::with_gil(|py| python(py, &line));
    }
    let _ = env::args();
}

fn context() -> rquickjs::Ctx {
    unimplemented!()
}

fn runtime() -> deno_core::JsRuntime {
    unimplemented!()
}
