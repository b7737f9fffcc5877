use anyhow::Result;
use extism::{host_fn, UserData};
use std::process::Command;
use wasmtime::{Caller, Engine, Linker};

host_fn!(read_note(user_data: (); name: String) -> String {
    let text = std::fs::read_to_string(format!("/srv/notes/{}", name))?; // want RBN301
    Ok(text)
});

host_fn!(run_tool(name: String) -> String {
    let out = Command::new("sh").arg("-c").arg(&name).output()?; // want RBN201
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
});

host_fn!(count(text: String) -> u64 {
    Ok(text.len() as u64)
});

pub fn link(engine: &Engine) -> Result<Linker<()>> {
    let mut linker = Linker::new(engine);
    linker.func_wrap("env", "run", |mut caller: Caller<'_, ()>, ptr: i32, len: i32| {
        let memory = caller.get_export("memory").unwrap().into_memory().unwrap();
        let data = memory.data(&caller)[ptr as usize..(ptr + len) as usize].to_vec();
        let text = String::from_utf8(data).unwrap();
        Command::new("sh").arg("-c").arg(text).status().unwrap(); // want RBN201
    })?;
    linker.func_wrap("env", "log", |mut caller: Caller<'_, ()>, ptr: i32, len: i32| {
        let memory = caller.get_export("memory").unwrap().into_memory().unwrap();
        let mut buffer = vec![0u8; 16];
        memory.read(&caller, 8, &mut buffer).unwrap();
        println!("{} {} {}", ptr, len, buffer.len());
    })?;
    linker.func_wrap("env", "remove", remove)?;
    Ok(linker)
}

fn remove(mut caller: Caller<'_, ()>, ptr: i32, len: i32) -> i32 {
    let memory = caller.get_export("memory").unwrap().into_memory().unwrap();
    let mut buffer = vec![0u8; 64];
    memory.read(&caller, ptr as usize, &mut buffer).unwrap();
    let name = String::from_utf8_lossy(&buffer).into_owned();
    std::fs::remove_file(name).is_ok() as i32 // want RBN301
}
