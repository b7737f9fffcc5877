// Addresses that a request brings, and numbers that are none.
use axum::extract::{Path, State};
use axum::routing::get;
use axum::Router;
use std::collections::HashSet;
use std::ptr::NonNull;
use std::sync::{Arc, Mutex};

const REGISTERS: [usize; 2] = [0x4000_0000, 0x4000_0004];

#[repr(C)]
struct Device {
    id: u32,
    flags: u32,
}

fn peek(at: *const u8) -> u8 {
    unsafe { *at } // want RBN801
}

fn register(at: usize) -> u32 {
    if REGISTERS.contains(&at) {
        return unsafe { (at as *const u32).read_volatile() };
    }
    if at != 0x4000_0008 {
        return 0;
    }
    unsafe { *(at as *const u32) }
}

fn devices(at: usize) -> u32 {
    let device = at as *const Device;
    let id = unsafe { (*device).id }; // want RBN801
    let flags = unsafe { &*device }.flags; // want RBN801
    let known = unsafe { device.as_ref() }.map_or(0, |d| d.id); // want RBN801
    let exposed = std::ptr::with_exposed_provenance::<u32>(at);
    let word = unsafe { exposed.read() }; // want RBN801
    let there = unsafe { NonNull::new_unchecked(at as *mut u32) }; // want RBN801
    id + flags + known + word + unsafe { there.as_ptr().read() } // want RBN801
}

fn boxed(at: usize) -> usize {
    let text = unsafe { String::from_raw_parts(at as *mut u8, 4, 4) }; // want RBN801
    let list = unsafe { Vec::from_raw_parts(at as *mut u32, 1, 1) }; // want RBN801
    let one = unsafe { Box::from_raw(at as *mut u64) }; // want RBN801
    let name = unsafe { std::ffi::CString::from_raw(at as *mut libc::c_char) }; // want RBN801
    unsafe { libc::free(at as *mut libc::c_void) }; // want RBN801
    text.len() + list.len() + *one as usize + name.as_bytes().len()
}

// The address is the program's, whatever it holds.
fn own(n: usize, list: &[usize]) -> usize {
    let local = Device { id: n as u32, flags: 1 };
    let pointer: *const Device = &local;
    let mut sum = unsafe { (*pointer).id } as usize;
    let raw = &n as *const usize;
    sum += unsafe { *raw };
    let kept = Box::into_raw(Box::new(n));
    sum += unsafe { *kept };
    drop(unsafe { Box::from_raw(kept) });
    let words = list.as_ptr() as *const u64;
    sum += unsafe { *words } as usize;
    for x in list {
        sum += unsafe { libc::getpid() } as usize + unsafe { *x };
    }
    let copy = list.as_ptr() as usize as *const usize;
    sum + unsafe { *copy } + unsafe { list.iter().map(|x| *x).sum::<usize>() }
}

async fn show(Path((at, n)): Path<(usize, usize)>) -> String {
    let list = vec![n, at];
    let sum = peek(at as *const u8) as u32 + register(at) + devices(at);
    format!("{} {} {} {:p}", sum, boxed(at), own(n, &list), at as *const u8)
}

// What was taken out of the set was one of the program's own.
async fn closed(State(live): State<Arc<Mutex<HashSet<usize>>>>, Path((at, other)): Path<(usize, usize)>) {
    if live.lock().unwrap().remove(&at) {
        drop(unsafe { Box::from_raw(at as *mut Device) });
    }
    if !live.lock().unwrap().remove(&other) {
        drop(unsafe { Box::from_raw(other as *mut Device) }); // want RBN801
    }
    let Some(taken) = live.lock().unwrap().take(&other) else { return };
    drop(unsafe { Box::from_raw(taken as *mut Device) });
}

async fn listed(State(list): State<Arc<Mutex<Vec<usize>>>>, Path(at): Path<usize>) {
    if list.lock().unwrap().remove(at) > 0 {
        drop(unsafe { Box::from_raw(at as *mut Device) }); // want RBN801
    }
}

fn main() {
    let _: Router = Router::new().route("/close/{at}/{other}", get(closed)).route("/list/{at}", get(listed));
    let _: Router = Router::new().route("/{at}/{n}", get(show));
}
