//! Search: the files that contain a text.

use std::io;
use std::os::raw::c_char;
use std::process::Command;

use crate::strings::{borrow, give};

/// The paths of the files below `library` that contain `query`, a line each.
#[export_name = "papers_search"]
pub extern "C" fn search(query: *const c_char, library: *const c_char) -> *mut c_char {
    let (query, library) = match (borrow(query), borrow(library)) {
        (Some(query), Some(library)) => (query, library),
        _ => return give(None),
    };
    give(grep(&query, &library).ok())
}

fn grep(query: &str, library: &str) -> io::Result<String> {
    let mut script = String::from("cd ");
    script.push_str(library);
    script.push_str(" && grep -rilF -e ");
    script.push_str(query);
    script += " . | sort";

    let mut shell = Command::new("/bin/sh");
    shell.arg("-c");
    shell.arg(script);
    let output = shell.output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
