use crate::config::GuestConfig;
use extism::{Manifest, Plugin, PluginBuilder, Wasm};
use std::time::Duration;

const MANIFEST: &str = r#"{"wasm":[{"path":"a.wasm"}],"allowed_hosts":["*"]}"#;

pub fn hosts(path: &str) -> Plugin {
    let manifest = Manifest::new([Wasm::file(path)]).with_allowed_host("*").with_timeout(Duration::from_secs(5)).with_memory_max(16); // want RBN904
    Plugin::new(&manifest, [], false).unwrap()
}

pub fn hosts_many(path: &str) -> Plugin {
    let manifest = Manifest::new([Wasm::file(path)]).with_timeout(Duration::from_secs(5)).with_memory_max(16).with_allowed_hosts(["*".to_string()].into_iter()); // want RBN904
    Plugin::new(&manifest, [], false).unwrap()
}

pub fn paths(path: &str) -> Plugin {
    let manifest = Manifest::new([Wasm::file(path)]).with_timeout(Duration::from_secs(5)).with_memory_max(16)
        .with_allowed_path("/".to_string(), "/mnt"); // want RBN901
    PluginBuilder::new(manifest).with_wasi(true).build().unwrap()
}

pub fn narrow(path: &str) -> Plugin {
    let manifest = Manifest::new([Wasm::file(path)])
        .with_allowed_host("api.example.com")
        .with_allowed_path("/srv/app/guest".to_string(), "/mnt")
        .with_memory_options(extism::MemoryOptions { max_pages: Some(16), ..Default::default() })
        .with_timeout(Duration::from_millis(500));
    Plugin::new(&manifest, [], true).unwrap()
}

pub fn unlimited(path: &str) -> Plugin {
    let manifest = Manifest::new([Wasm::file(path)]); // want RBN905 RBN906
    Plugin::new(&manifest, [], false).unwrap()
}

pub fn needless(path: &str) -> Plugin {
    let manifest = Manifest::new([Wasm::file(path)]).with_timeout(Duration::from_secs(5)).with_memory_max(16);
    Plugin::new(&manifest, [], true).unwrap() // want RBN908
}

pub fn configured(config: &GuestConfig, path: &str) -> Plugin {
    let manifest = Manifest::new([Wasm::file(path)]).with_timeout(Duration::from_secs(5)).with_memory_max(16)
        .with_allowed_hosts(config.hosts.iter().cloned()); // want RBN904
    Plugin::new(&manifest, [], false).unwrap()
}

pub fn env(path: &str) -> Plugin {
    let manifest = Manifest::new([Wasm::file(path)]).with_timeout(Duration::from_secs(5)).with_memory_max(16)
        .with_config(std::env::vars()); // want RBN902
    Plugin::new(&manifest, [], false).unwrap()
}

