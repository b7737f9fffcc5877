//! A module whose digest the program names is one that it knows; a library whose name a file holds is none.

use sha2::{Digest, Sha256};
use std::ffi::CString;
use std::{env, fs};
use wasmtime::{Engine, Module};

const KNOWN: [[u8; 32]; 2] = [[7; 32], [9; 32]];

fn checked(engine: &Engine, path: &str) -> Option<Module> {
    let bytes = fs::read(path).ok()?; // want RBN301
    let digest: [u8; 32] = Sha256::digest(&bytes).into();
    if !KNOWN.contains(&digest) {
        return None;
    }
    Module::from_binary(engine, &bytes).ok()
}

fn any(engine: &Engine, path: &str) -> Option<Module> {
    let bytes = fs::read(path).ok()?; // want RBN301
    let digest: [u8; 32] = Sha256::digest(&bytes).into();
    println!("{digest:?}");
    Module::from_binary(engine, &bytes).ok() // want RBN102
}

fn listed(path: &str) -> Option<()> {
    let list = fs::read_to_string(path).ok()?; // want RBN301
    for line in list.lines() {
        let file = match line {
            "png" => c"libplugins_png.so",
            _ => c"libplugins_jpg.so",
        };
        unsafe { libc::dlopen(file.as_ptr(), libc::RTLD_NOW) };
        let named = CString::new(line).ok()?;
        unsafe { libc::dlopen(named.as_ptr(), libc::RTLD_NOW) }; // want RBN102
    }
    Some(())
}

fn main() {
    let engine = Engine::default(); // want RBN905
    let path = env::args().nth(1).unwrap_or_default();
    checked(&engine, &path);
    any(&engine, &path);
    listed(&path);
}
