// What a request leaves in a static mut, and in assembly.
use axum::extract::Path;
use axum::routing::get;
use axum::Router;
use std::arch::asm;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Mutex;

mod state {
    pub struct Counters {
        pub limit: usize,
        pub hits: usize,
    }
    pub static mut COUNTERS: Counters = Counters { limit: 0, hits: 0 };
    pub static mut NAMES: Vec<String> = Vec::new();
}

static mut LIMIT: usize = 16;
static mut TABLE: [usize; 16] = [0; 16];
static COUNT: AtomicUsize = AtomicUsize::new(0);
static LAST: Mutex<String> = Mutex::new(String::new());
const PORTS: [u16; 2] = [0x60, 0x64];

fn keep(n: usize, name: String) {
    unsafe {
        LIMIT = n; // want RBN805
        LIMIT += 1;
        LIMIT = n + 1; // want RBN805
        LIMIT = n.min(16);
        if n < 64 {
            LIMIT = n;
        }
        TABLE[0] = n; // want RBN805
        TABLE[n] = 1; // want RBN805
        let _ = TABLE[n]; // want RBN805
        TABLE[n % 16] = 1;
        state::COUNTERS.limit = n; // want RBN805
        state::COUNTERS.hits += 1;
        state::NAMES.push(String::from("name"));
        state::NAMES.push(name.clone()); // want RBN805
    }
    COUNT.store(n, Ordering::SeqCst);
    *LAST.lock().unwrap() = name;
}

unsafe fn run(n: u64, port: u16) -> u64 {
    let mut out: u64;
    asm!("rdtsc", out("eax") out, out("edx") _, options(nomem, nostack));
    asm!("mov {0}, [{1}]", out(reg) out, in(reg) n); // want RBN806
    asm!("add {x}, 1", x = inout(reg) n => out); // want RBN806
    asm!("out dx, al", in("dx") port, in("al") 0u8, options(nostack)); // want RBN806
    if PORTS.contains(&port) {
        asm!("out dx, al", in("dx") port, in("al") 0u8);
    }
    if n < 16 {
        core::arch::asm!("mov {0}, {1}", out(reg) out, in(reg) n);
    }
    asm!("inc {0}", inout(reg) out);
    out
}

async fn show(Path((n, port, name)): Path<(usize, u16, String)>) -> String {
    keep(n, name);
    format!("{}", unsafe { run(n as u64, port) })
}

fn main() {
    let _: Router = Router::new().route("/{n}/{port}/{name}", get(show));
}
