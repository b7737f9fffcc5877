use axum::body::Bytes;
use axum::extract::{Path, Query};
use axum::routing::{get, post};
use axum::Router;
use clap::Parser;
use dlopen2::symbor::Library as Symbols;
use libloading::{library_filename, Library};
use serde::Deserialize;
use wasmtime::component::Component;
use wasmtime::{Engine, Linker, Module, Store};

#[derive(Deserialize)]
struct Plugin {
    name: String,
    slot: u8,
}

#[derive(Parser)]
struct Arguments {
    plugin: String,
}

async fn libraries(Query(plugin): Query<Plugin>) {
    unsafe {
        Library::new(&plugin.name).ok(); // want RBN102
        Library::new(format!("/opt/plugins/{}.so", plugin.name)).ok(); // want RBN102
        Library::new(library_filename(&plugin.name)).ok(); // want RBN102
        libloading::os::unix::Library::open(Some(&plugin.name), 2).ok(); // want RBN102
        Symbols::open(&plugin.name).ok(); // want RBN102
        Library::new(format!("/opt/plugins/{}.so", plugin.slot)).ok();
        Library::new(library_filename("codec")).ok();
        let file = match plugin.name.as_str() {
            "png" => "png.so",
            "jpg" => "jpg.so",
            _ => return,
        };
        let library = Library::new(file).unwrap();
        // A symbol of a library that the program chose is none of its own doing.
        library.get::<fn()>(plugin.name.as_bytes()).ok();
    }
}

async fn plain(Query(plugin): Query<Plugin>) {
    let name = plugin.name;
    if name.is_empty() || name.contains(';') {
        return;
    }
    unsafe { Library::new(format!("/opt/plugins/{name}.so")) }.ok(); // want RBN102
    if !name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return;
    }
    unsafe { Library::new(format!("/opt/plugins/lib{name}_codec.so")) }.ok();
}

async fn confined(Path(name): Path<String>) -> Option<Library> {
    let folder = std::path::Path::new("/opt/plugins").canonicalize().ok()?;
    let file = folder.join(&name).canonicalize().ok()?;
    if !file.starts_with(&folder) {
        return unsafe { Library::new(folder.join(&name)) }.ok(); // want RBN102
    }
    std::process::Command::new(&file).status().ok();
    unsafe { Library::new(file) }.ok()
}

async fn files(Path(name): Path<String>) {
    let engine = Engine::default(); // want RBN905
    Module::from_file(&engine, &name).ok(); // want RBN102
    unsafe { Module::deserialize_file(&engine, format!("/opt/{name}.cwasm")) }.ok(); // want RBN102
    Component::from_file(&engine, &name).ok(); // want RBN102
    Module::from_file(&engine, "/opt/base.wasm").ok();
    // A function of a module by its name, and what a module is given.
    let module = Module::from_file(&engine, "/opt/base.wasm").unwrap();
    let mut store = Store::new(&engine, name.clone()); // want RBN906
    let instance = Linker::new(&engine).instantiate(&mut store, &module).unwrap();
    instance.get_func(&mut store, &name);
}

async fn bytes(body: Bytes) {
    let engine = Engine::default(); // want RBN905
    Module::new(&engine, &body).ok(); // want RBN102
    Module::from_binary(&engine, &body).ok(); // want RBN102
    unsafe { Module::deserialize(&engine, &body) }.ok(); // want RBN102
    Module::validate(&engine, &body).ok();
    Module::new(&engine, "(module)").ok();
    let store = wasmer::Store::default();
    wasmer::Module::new(&store, &body).ok(); // want RBN102
    wasmer::Module::new(&store, include_bytes!("base.wasm")).ok();
}

// A symbol by its name.
async fn symbols(Path((name, key)): Path<(String, String)>) {
    let lib = unsafe { Library::new("/usr/lib/libzoom.so") }.unwrap();
    let _ = unsafe { lib.get::<fn()>(name.as_bytes()) }; // want RBN102
    let _ = unsafe { lib.get::<fn()>(b"zoom_in\0") };
    let known = match key.as_str() {
        "in" => "zoom_in",
        "out" => "zoom_out",
        _ => return,
    };
    let _ = unsafe { lib.get::<fn()>(known.as_bytes()) };
    let name = std::ffi::CString::new(name).unwrap();
    unsafe { libc::dlsym(std::ptr::null_mut(), name.as_ptr()) }; // want RBN102
}

fn main() {
    // Whoever starts the program may not choose code for those who run it as another user.
    if let Some(file) = std::env::args().nth(1) {
        unsafe { Library::new(file) }.ok(); // want RBN102
    }
    let arguments = Arguments::parse();
    unsafe { Library::new(arguments.plugin) }.ok(); // want RBN102
    let _: Router = Router::new()
        .route("/libraries", get(libraries))
        .route("/symbols/{name}/{key}", get(symbols))
        .route("/plain", get(plain))
        .route("/confined", get(confined))
        .route("/files", get(files))
        .route("/bytes", post(bytes));
}
