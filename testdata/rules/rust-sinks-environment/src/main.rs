use axum::extract::{Path, Query};
use axum::routing::get;
use axum::Router;
use serde::Deserialize;
use std::collections::HashMap;
use std::env;
use std::ffi::CString;
use std::process::Command;

#[derive(Deserialize)]
struct Settings {
    language: String,
    name: String,
    depth: u32,
}

async fn set(Query(settings): Query<Settings>) {
    env::set_var("LANGUAGE", &settings.language); // want RBN205
    env::set_var(&settings.name, "1"); // want RBN205
    env::set_var("PATH", format!("/opt/{}/bin", settings.name)); // want RBN205
    env::remove_var(&settings.name); // want RBN205
    env::set_var("DEPTH", settings.depth.to_string());
    env::set_var("MODE", "web");
    env::remove_var("MODE");
    if ["en", "de"].contains(&settings.language.as_str()) {
        env::set_var("LANGUAGE", &settings.language);
    }
    // What is read by an untrusted name is not changed by it.
    let _ = env::var(&settings.name);
}

async fn handed(Path(name): Path<String>) {
    Command::new("report").env(&name, "1").status().ok(); // want RBN205
    Command::new("report").env(format!("REPORT_{name}"), "1").status().ok();
    Command::new("report").env(format!("{name}_PATH"), "1").status().ok(); // want RBN205
    Command::new("report").env("TITLE", &name).status().ok();
    Command::new("report").env("PATHS", &name).status().ok();
    Command::new("report").env("LD_PRELOAD", "/opt/lib/trace.so").status().ok();
    Command::new("report").env("LD_PRELOAD", &name).status().ok(); // want RBN205
    Command::new("gpg").env("GNUPGHOME", &name).status().ok(); // want RBN205
    Command::new("report").env("PATH", format!("/opt/{name}/bin")).status().ok(); // want RBN205
    duct::cmd!("report").env("TITLE", &name).run().ok();
    duct::cmd!("report").env(&name, "1").run().ok(); // want RBN205
    duct::cmd!("report").env("LD_PRELOAD", &name).run().ok(); // want RBN205
    subprocess::Exec::cmd("report").env("TITLE", &name).join().ok();
    subprocess::Exec::cmd("report").env(&name, "1").join().ok(); // want RBN205
    subprocess::Exec::cmd("psql").env("PGOPTIONS", &name).join().ok(); // want RBN205
    Command::new("report").envs([("TITLE", name.as_str()), ("LANG", "de")]).status().ok();
    Command::new("report").envs([(name.as_str(), "1")]).status().ok(); // want RBN205
    Command::new("report").envs(HashMap::from([("TITLE", &name)])).status().ok();
    Command::new("report").envs(HashMap::from([(&name, "1")])).status().ok(); // FN_RBN205
    let mut titles = HashMap::new();
    titles.insert("TITLE", &name);
    Command::new("report").envs(&titles).status().ok();
    let text = CString::new(name).unwrap();
    unsafe {
        libc::setenv(c"TITLE".as_ptr(), text.as_ptr(), 1); // want RBN205
        libc::putenv(text.into_raw()); // want RBN205
        libc::setenv(c"MODE".as_ptr(), c"web".as_ptr(), 1);
    }
}

fn main() {
    let _: Router = Router::new().route("/set", get(set)).route("/handed/{name}", get(handed));
}

// What whoever starts the program says, it may keep in variables of its own; others choose code.
fn started(args: &[String]) {
    env::set_var("FORGE_LABEL", &args[1]);
    env::set_var("PATH", &args[2]); // want RBN205
}

pub fn begin() {
    let args: Vec<String> = env::args().collect();
    started(&args);
}
