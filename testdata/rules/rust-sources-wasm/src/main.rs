use std::fs;
use wasmtime::{Caller, Engine, Extern, Func, Instance, Linker, Store};

struct Host {
    root: String,
}

fn open(name: String) {
    let _ = fs::read(name);
}

static TABLE: [u32; 16] = [0; 16];

fn link(engine: &Engine, store: &mut Store<Host>) -> wasmtime::Result<()> {
    let mut linker = Linker::new(engine);
    // The host's own data, and a number that is checked.
    linker.func_wrap("env", "own", |caller: Caller<'_, Host>, n: u32| {
        open(caller.data().root.clone());
        open(format!("/srv/{n}"));
        let i = n as usize;
        if i < TABLE.len() {
            return unsafe { *TABLE.get_unchecked(i) };
        }
        0
    })?;
    linker.func_wrap("env", "at", |_: Caller<'_, Host>, n: u32| unsafe { *TABLE.get_unchecked(n as usize) })?; // want RBN802
    linker.func_wrap("env", "read", |mut caller: Caller<'_, Host>, at: u32, len: u32| {
        let memory = caller.get_export("memory").and_then(Extern::into_memory).unwrap();
        let data = memory.data(&caller);
        let name = std::str::from_utf8(&data[at as usize..][..len as usize]).unwrap();
        let _ = fs::read(name); // want RBN301
        let mut buffer = vec![0; 16];
        memory.read(&caller, at as usize, &mut buffer).unwrap();
        let _ = fs::read(String::from_utf8_lossy(&buffer).as_ref()); // want RBN301
    })?;
    let _ = Func::wrap(store, |at: i32| unsafe { *(at as usize as *const u8) as i32 }); // want RBN801
    Ok(())
}

fn greeting(instance: &Instance, store: &mut Store<Host>) {
    let memory = instance.get_memory(&mut *store, "memory").unwrap();
    open(format!("/srv/{}", memory.data_size(&*store)));
    let text = String::from_utf8_lossy(memory.data(&*store)).to_string();
    let _ = fs::read(text); // want RBN301
}

fn main() {
    let engine = Engine::default(); // want RBN905
    let mut store = Store::new(&engine, Host { root: "/srv".into() }); // want RBN906
    link(&engine, &mut store).unwrap();
}
