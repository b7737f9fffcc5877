use std::fs;
use std::slice;
use wasmtime::{Caller, Engine, Error, Extern, Func, Instance, Linker, Memory, Result, Store};

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

/// The memory of a module, by its address.
struct Window {
    memory: Memory,
}

impl Window {
    fn of(caller: &mut Caller<'_, Host>) -> Result<Self> {
        match caller.get_export("memory") {
            Some(Extern::Memory(memory)) => Ok(Self { memory }),
            _ => Err(Error::msg("no memory")),
        }
    }

    fn text(&self, caller: &Caller<'_, Host>, at: u32, len: u32) -> Result<String> {
        let (at, len) = (at as usize, len as usize);
        let end = at.checked_add(len).ok_or_else(|| Error::msg("span"))?;
        if end > self.memory.data_size(caller) {
            return Err(Error::msg("span"));
        }
        let raw = unsafe { slice::from_raw_parts(self.memory.data_ptr(caller).add(at), len) };
        Ok(std::str::from_utf8(raw)?.to_owned())
    }

    fn fill(&self, caller: &Caller<'_, Host>, at: u32, len: u32, value: u8) {
        let base = self.memory.data_ptr(caller);
        unsafe { base.add(at as usize).write_bytes(value, len as usize) }; // want RBN802
    }
}

fn windows(linker: &mut Linker<Host>) -> Result<()> {
    linker.func_wrap("env", "clear", |mut caller: Caller<'_, Host>, at: u32, len: u32| {
        Window::of(&mut caller).map(|window| window.fill(&caller, at, len, 0))
    })?;
    linker.func_wrap("env", "load", load)?;
    Ok(())
}

fn load(mut caller: Caller<'_, Host>, at: u32, len: u32) -> Result<u32> {
    let name = Window::of(&mut caller)?.text(&caller, at, len)?;
    Ok(fs::read(name)?.len() as u32) // want RBN301
}

fn main() {
    let engine = Engine::default(); // want RBN905
    let mut store = Store::new(&engine, Host { root: "/srv".into() }); // want RBN906
    link(&engine, &mut store).unwrap();
    windows(&mut Linker::new(&engine)).unwrap();
}
