//! What an exported function reaches, and what it does not.
mod bound;

use libc::{c_int, c_void, mprotect};
use nix::sys::ptrace;
use nix::unistd::{fork, Pid};

// Nobody outside can run it.
pub fn internal(page: *mut c_void) -> c_int {
    unsafe { mprotect(page, 4096, libc::PROT_READ) }
}

#[no_mangle]
pub extern "C" fn sampler_page() -> i64 {
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) }
}

#[no_mangle]
pub extern "C" fn sampler_pid() -> i32 {
    std::process::id() as i32
}

// Methods of those names of something else.
struct Tree(u32);

impl Tree {
    fn fork(&self) -> u32 {
        self.0 + 1
    }
    fn attach(&self, n: u32) -> u32 {
        self.0 + n
    }
}

#[no_mangle]
pub extern "C" fn sampler_parts(n: u32) -> usize {
    let parts = (0..n.min(9)).map(|i| i.to_string()).collect::<Vec<_>>();
    parts.iter().map(|part| part.clone()).count()
}

#[no_mangle]
pub extern "C" fn sampler_tree(n: u32) -> u32 {
    let tree = Tree(n.min(9));
    tree.fork() + tree.attach(1)
}

#[no_mangle]
pub extern "C" fn sampler_attach(pid: i32) -> i32 {
    ptrace::attach(Pid::from_raw(pid)).map_or(-1, |_| 0) // want RBN818
}

fn protect(page: *mut c_void) -> c_int {
    unsafe { mprotect(page, 4096, libc::PROT_READ | libc::PROT_EXEC) } // want RBN818
}

#[no_mangle]
pub extern "C" fn sampler_seal(page: usize) -> c_int {
    protect(page as *mut c_void)
}

#[no_mangle]
pub extern "C" fn sampler_copy() -> i32 {
    match unsafe { fork() } { // want RBN818
        Ok(_) => 0,
        Err(_) => -1,
    }
}

#[no_mangle]
pub extern "C" fn sampler_raw(flags: i32) -> i64 {
    unsafe { libc::syscall(libc::SYS_memfd_create, c"code".as_ptr(), flags) } // want RBN818
}
