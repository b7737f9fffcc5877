//! Macros that another crate calls.
pub fn quoted(s: &str) -> String {
    s.chars().filter(|c| c.is_ascii_alphanumeric()).collect()
}

pub fn upper(s: &str) -> String {
    s.to_uppercase()
}

#[macro_export]
macro_rules! shell {
    ($fmt:literal $(, $arg:expr)* $(,)?) => {
        std::process::Command::new("sh").arg("-c").arg(format!($fmt $(, $arg)*)).status().ok()
    };
}

#[macro_export]
macro_rules! loud {
    ($e:expr) => { $crate::upper($e) };
}

macro_rules! hidden {
    ($e:expr) => {{ let _ = $e; "true" }};
}

pub fn kept(s: &str) -> &'static str {
    hidden!(s)
}
