//! Methods of Ruby, by a registration.
use magnus::{function, prelude::*, Error, Ruby};

fn attach(pid: i32) -> i64 {
    unsafe { libc::ptrace(libc::PTRACE_ATTACH, pid, 0, 0) } // want RBN818
}

fn number() -> i64 {
    raw()
}

fn raw() -> i64 {
    unsafe { libc::syscall(libc::SYS_getpid) } // want RBN818
}

fn page() -> i64 {
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) }
}

// Nobody registers it.
fn copy() -> i32 {
    unsafe { libc::fork() }
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let module = ruby.define_module("Bound")?;
    module.define_singleton_method("attach", function!(attach, 1))?;
    module.define_singleton_method("number", function!(number, 0))?;
    module.define_singleton_method("page", function!(page, 0))?;
    Ok(())
}
