mod engine;
mod plugin;
mod wasi;
mod config;
mod host;
