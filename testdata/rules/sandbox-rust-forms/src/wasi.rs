use anyhow::Result;
use std::path::{Path, PathBuf};
use wasmtime_wasi::preview1::WasiP1Ctx;
use wasmtime_wasi::{DirPerms, FilePerms, ResourceTable, WasiCtx, WasiCtxBuilder, WasiView};

use crate::config::{GuestConfig, Narrow, DATA, DIRS, ROOT};

pub struct State {
    ctx: WasiCtx,
    table: ResourceTable,
}

impl WasiView for State {
    fn ctx(&mut self) -> &mut WasiCtx {
        &mut self.ctx
    }
    fn table(&mut self) -> &mut ResourceTable {
        &mut self.table
    }
}

pub fn p1() -> WasiP1Ctx {
    WasiCtxBuilder::new().inherit_stdio().inherit_env().build_p1() // want RBN902 RBN903
}

pub fn chain() -> Result<WasiCtx> {
    Ok(WasiCtxBuilder::new()
        .inherit_stdout()
        .inherit_args()
        .preopened_dir(ROOT, "/", DirPerms::all(), FilePerms::all())? // want RBN901
        .inherit_network() // want RBN904
        .build())
}

pub fn narrow() -> Result<WasiCtx> {
    Ok(WasiCtxBuilder::new()
        .inherit_stdout()
        .inherit_stderr()
        .args(&["guest"])
        .preopened_dir(DATA, "/", DirPerms::READ, FilePerms::READ)?
        .build())
}

pub fn looped() -> Result<WasiCtx> {
    let mut builder = WasiCtxBuilder::new();
    for (host, guest) in DIRS {
        builder.preopened_dir(host, guest, DirPerms::READ, FilePerms::READ)?; // want RBN901
    }
    for dir in ["/etc", "/srv/x"] {
        builder.preopened_dir(dir, dir, DirPerms::READ, FilePerms::READ)?; // want RBN901
    }
    Ok(builder.build())
}

pub fn configured(config: &GuestConfig) -> Result<WasiCtx> {
    let mut builder = WasiCtxBuilder::new();
    if config.inherit_env {
        builder.inherit_env(); // want RBN902
    }
    builder.preopened_dir(&config.root, "/", DirPerms::all(), FilePerms::all())?; // want RBN901
    Ok(builder.build())
}

pub fn narrow_config(config: &Narrow) -> Result<WasiCtx> {
    let mut builder = WasiCtxBuilder::new();
    builder.preopened_dir(&config.root, "/", DirPerms::all(), FilePerms::all())?;
    Ok(builder.build())
}

fn mount(builder: &mut WasiCtxBuilder, dir: impl AsRef<Path>) -> Result<()> {
    builder.preopened_dir(dir, "/", DirPerms::all(), FilePerms::all())?; // want RBN901
    Ok(())
}

pub fn by_helper() -> Result<WasiCtx> {
    let mut builder = WasiCtxBuilder::new();
    mount(&mut builder, "/")?;
    mount(&mut builder, "/srv/guest")?;
    Ok(builder.build())
}

pub fn paths() -> Result<WasiCtx> {
    let mut builder = WasiCtxBuilder::new();
    let root = PathBuf::from("/");
    builder.preopened_dir(&root, "/", DirPerms::all(), FilePerms::all())?; // want RBN901
    builder.preopened_dir(Path::new("/").to_path_buf(), "/", DirPerms::all(), FilePerms::all())?; // want RBN901
    builder.preopened_dir(std::env::current_dir()?, "/", DirPerms::all(), FilePerms::all())?; // want RBN901
    let cwd = std::env::current_dir()?;
    builder.preopened_dir(cwd.as_path(), "/", DirPerms::all(), FilePerms::all())?; // want RBN901
    builder.preopened_dir(cwd.join("guest"), "/", DirPerms::all(), FilePerms::all())?;
    builder.preopened_dir(cwd.parent().unwrap(), "/", DirPerms::all(), FilePerms::all())?; // want RBN901
    builder.preopened_dir(cwd.join(".."), "/", DirPerms::all(), FilePerms::all())?; // want RBN901
    let home = dirs::home_dir().unwrap();
    builder.preopened_dir(&home, "/home", DirPerms::all(), FilePerms::all())?; // want RBN901
    builder.preopened_dir(home.join(".cache/guest"), "/home", DirPerms::all(), FilePerms::all())?;
    builder.preopened_dir(env!("CARGO_MANIFEST_DIR"), "/", DirPerms::all(), FilePerms::all())?; // want RBN901
    builder.preopened_dir(format!("{}/..", env!("CARGO_MANIFEST_DIR")), "/", DirPerms::all(), FilePerms::all())?; // want RBN901
    builder.preopened_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("guest"), "/", DirPerms::all(), FilePerms::all())?;
    builder.preopened_dir("/tmp", "/tmp", DirPerms::all(), FilePerms::all())?;
    Ok(builder.build())
}

pub fn environment() -> WasiCtx {
    let mut builder = WasiCtxBuilder::new();
    for (key, value) in std::env::vars() {
        builder.env(&key, &value); // want FN_RBN902
    }
    builder.build()
}

pub fn environment_all() -> WasiCtx {
    let vars: Vec<_> = std::env::vars().collect();
    let mut builder = WasiCtxBuilder::new();
    builder.envs(&vars); // want RBN902
    builder.envs(&std::env::vars().collect::<Vec<(String, String)>>()); // want RBN902
    std::env::vars().for_each(|(k, v)| {
        builder.env(k, v); // want FN_RBN902
    });
    builder.build()
}

pub fn environment_few() -> WasiCtx {
    let mut builder = WasiCtxBuilder::new();
    for key in ["LANG", "TZ"] {
        if let Ok(value) = std::env::var(key) {
            builder.env(key, &value);
        }
    }
    for (key, value) in std::env::vars() {
        if key.starts_with("GUEST_") {
            builder.env(&key, &value);
        }
    }
    let few: Vec<(String, String)> = std::env::vars().filter(|(k, _)| k.starts_with("GUEST_")).collect();
    builder.envs(&few);
    builder.build()
}

pub fn sockets(allow: bool) -> WasiCtx {
    let mut builder = WasiCtxBuilder::new();
    builder.allow_tcp(allow);
    builder.allow_ip_name_lookup(true); // want RBN904
    builder.socket_addr_check(|_, _| Box::pin(async { true })); // want FN_RBN904
    builder.build()
}
