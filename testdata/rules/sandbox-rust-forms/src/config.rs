use std::path::PathBuf;

pub const ROOT: &str = "/";
pub static DATA: &str = "/srv/app/guest";
pub const DIRS: &[(&str, &str)] = &[("/", "/host"), ("/srv/guest", "/data")];

pub struct GuestConfig {
    pub root: PathBuf,
    pub inherit_env: bool,
    pub fuel: Option<u64>,
    pub hosts: Vec<String>,
}

impl Default for GuestConfig {
    fn default() -> Self {
        GuestConfig { root: PathBuf::from("/"), inherit_env: true, fuel: None, hosts: vec!["*".to_string()] }
    }
}

pub struct Narrow {
    pub root: PathBuf,
}

impl Default for Narrow {
    fn default() -> Self {
        Narrow { root: PathBuf::from("/srv/app/guest") }
    }
}
