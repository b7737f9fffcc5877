use std::sync::OnceLock;
use std::{env, fs};

static SETTINGS: OnceLock<Settings> = OnceLock::new();
static CONSTANT: OnceLock<Settings> = OnceLock::new();

#[derive(serde::Deserialize)]
pub struct Settings {
    pub drop: Vec<String>,
    pub endpoint: Option<String>,
}

pub fn load() {
    let path = env::var("COLLECTOR_SETTINGS").unwrap_or_else(|_| "/etc/collector.json".into());
    let settings = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap(); // want RBN301
    SETTINGS.set(settings).ok();
    CONSTANT.set(Settings { drop: vec!["a+".to_owned()], endpoint: None }).ok();
}

pub fn get() -> &'static Settings {
    SETTINGS.get().expect("load() runs first")
}

pub fn constant() -> &'static Settings {
    CONSTANT.get().expect("load() runs first")
}
