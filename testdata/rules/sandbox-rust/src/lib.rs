//! A program that runs Wasm modules.

use axum::extract::Path;
use libloading::Library;
use wasmtime::{Config, Engine, Instance, Module, Store, StoreLimits, StoreLimitsBuilder};
use wasmtime_wasi::{DirPerms, FilePerms, WasiCtx, WasiCtxBuilder};

pub struct State {
    limits: StoreLimits,
}

pub struct Guests {
    engine: Engine,
}

fn by_work() -> wasmtime::Result<Engine> {
    Engine::new(Config::new().consume_fuel(true))
}

fn by_time() -> wasmtime::Result<Engine> {
    let mut config = Config::new();
    config.wasm_threads(false);
    config.epoch_interruption(true);
    Engine::new(&config)
}

// Whoever calls this has made the configuration.
pub fn given(config: &Config) -> wasmtime::Result<Engine> {
    Engine::new(config)
}

fn limit(config: &mut Config) {
    config.consume_fuel(true);
}

fn by_helper() -> wasmtime::Result<Engine> {
    let mut config = Config::new();
    limit(&mut config);
    Engine::new(&config)
}

fn limited(engine: &Engine) -> Store<State> {
    let limits = StoreLimitsBuilder::new().memory_size(64 << 20).build();
    let mut store = Store::new(engine, State { limits });
    store.limiter(|state| &mut state.limits);
    store
}

fn narrow() -> wasmtime::Result<WasiCtx> {
    let mut builder = WasiCtxBuilder::new();
    builder.preopened_dir("/srv/app/guest", "/", DirPerms::READ, FilePerms::READ)?;
    builder.preopened_dir("guest", "/own", DirPerms::READ, FilePerms::READ)?;
    builder.env("LANG", "C").inherit_stdout().inherit_stderr();
    builder.envs(&[("TZ", "UTC")]);
    builder.allow_tcp(false).allow_udp(false).allow_ip_name_lookup(false);
    Ok(builder.build())
}

fn checked() -> WasiCtx {
    let mut builder = WasiCtxBuilder::new();
    builder.allow_tcp(true);
    builder.socket_addr_check(|address, _| Box::pin(async move { address.port() == 443 }));
    builder.build()
}

fn wide() -> wasmtime::Result<WasiCtx> {
    let mut builder = WasiCtxBuilder::new();
    builder.preopened_dir("/", "/", DirPerms::all(), FilePerms::all())?; // want RBN901
    builder.preopened_dir("..", "/", DirPerms::READ, FilePerms::READ)?; // want RBN901
    builder.preopened_dir(".", "/", DirPerms::READ, FilePerms::READ)?; // want RBN901
    builder.preopened_dir(std::path::Path::new("/etc"), "/etc", DirPerms::READ, FilePerms::READ)?; // want RBN901
    builder.preopened_dir(std::env::var("HOME").unwrap(), "/", DirPerms::READ, FilePerms::READ)?; // want RBN901
    builder.preopened_dir(std::env::var_os("HOME").unwrap(), "/", DirPerms::READ, FilePerms::READ)?; // want RBN901
    builder.preopened_dir(env!("CARGO_MANIFEST_DIR"), "/", DirPerms::READ, FilePerms::READ)?; // want RBN901
    builder.preopened_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."), "/", DirPerms::READ, FilePerms::READ)?; // want FN_RBN901
    builder.preopened_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/guest"), "/", DirPerms::READ, FilePerms::READ)?;
    builder.inherit_env(); // want RBN902
    builder.inherit_stdio(); // want RBN903
    Ok(builder.build())
}

fn variables() -> WasiCtx {
    let all: Vec<(String, String)> = std::env::vars().collect();
    WasiCtxBuilder::new().envs(&all).build() // want RBN902
}

fn network() -> WasiCtx {
    let mut builder = wasmtime_wasi::p2::WasiCtxBuilder::new();
    builder.inherit_network(); // want RBN904
    builder.allow_ip_name_lookup(true); // want RBN904
    builder.allow_udp(true); // want RBN904
    builder.build()
}

pub async fn notes(Path(name): Path<String>) -> wasmtime::Result<()> {
    let mut builder = WasiCtxBuilder::new();
    builder.preopened_dir(&name, "/", DirPerms::READ, FilePerms::READ)?; // want RBN901
    Ok(())
}

pub async fn drawers(Path((name, id)): Path<(String, u32)>) {
    wasmer_wasix::WasiEnv::builder("guest").map_dir(&name, format!("/srv/drawers/{id}"));
    wasmer_wasix::WasiEnv::builder("guest").map_dir("/drawer", format!("/srv/{name}")); // want RBN901
    wasmer_wasix::WasiEnv::builder("guest").preopen_dir(&name); // want RBN901
}

fn endless() -> wasmtime::Result<Engine> {
    let mut config = Config::new();
    config.wasm_threads(false);
    Engine::new(&config) // want RBN905
}

fn quick() -> Engine {
    Engine::default() // want RBN905
}

fn at_once() -> wasmtime::Result<Engine> {
    Engine::new(&Config::new()) // want RBN905
}

fn run(engine: &Engine, module: &Module) -> wasmtime::Result<()> {
    let mut store = Store::new(engine, ()); // want RBN906
    let instance = Instance::new(&mut store, module, &[])?;
    instance.get_typed_func::<(), ()>(&mut store, "run")?.call(&mut store, ())
}

fn wasmer_narrow() {
    wasmer_wasix::WasiEnv::builder("guest").preopen_dir("/srv/app/guest");
    wasmer_wasix::WasiEnv::builder("guest").map_dir("/", "/srv/app/guest");
}

fn wasmer_wide() {
    wasmer_wasix::WasiEnv::builder("guest").preopen_dir("/"); // want RBN901
    wasmer_wasix::WasiEnv::builder("guest").map_dir("/host", "/"); // want RBN901
}

fn libraries() {
    unsafe {
        let _ = Library::new("/opt/app/libthumbs.so");
        let _ = Library::new("libthumbs.so");
        let _ = Library::new("./libthumbs.so"); // want RBN907
        let _ = Library::new("target/release/libthumbs.so"); // want RBN907
        let _ = Library::new("/opt/tmp/libthumbs.so");
        let _ = Library::new("/tmp/libthumbs.so"); // want RBN912
        libc::dlopen(c"/opt/app/libthumbs.so".as_ptr(), libc::RTLD_NOW);
        libc::dlopen(c"libthumbs.so".as_ptr(), libc::RTLD_NOW);
        libc::dlopen(c"/tmp/libthumbs.so".as_ptr(), libc::RTLD_NOW); // want RBN912
        libc::dlopen(b"/var/tmp/libthumbs.so\0".as_ptr().cast(), libc::RTLD_NOW); // want RBN912
    }
}

pub fn compiled(engine: &Engine) {
    unsafe {
        let _ = Module::deserialize_file(engine, "/opt/app/thumbs.cwasm");
        let _ = Module::deserialize_file(engine, "/var/tmp/thumbs.cwasm"); // want RBN912
    }
}
