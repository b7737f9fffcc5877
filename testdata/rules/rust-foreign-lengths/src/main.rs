//! What functions of C do with memory that they are given, and with numbers that say how much of it there is.

mod copies;
mod ports;

use std::ffi::{c_char, c_int, c_void, CString};

use clap::Parser;
use libc::{size_t, ssize_t};

#[repr(C)]
pub struct Device {
    _private: [u8; 0],
}

extern "C" {
    fn dev_open(path: *const c_char, flags: c_int) -> *mut Device;
    fn dev_read(dev: *mut Device, to: *mut u8, room: size_t) -> ssize_t;
    fn dev_write(dev: *mut Device, from: *const u8, count: u32) -> c_int;
    fn dev_seek(dev: *mut Device, to: usize) -> c_int;
    fn dev_name(dev: *mut Device, to: *mut c_char, room: c_int) -> c_int;
    fn pack(from: *const c_void, length: usize, to: *mut c_void, room: usize, level: c_int) -> usize;
}

#[link(name = "mixer")]
unsafe extern "C" {
    fn mix(frames: *mut f32, count: usize);
    safe fn mixers() -> c_int;
}

#[derive(Parser)]
struct Cli {
    path: String,
    count: usize,
    port: u16,
    job: String,
}

fn read(dev: *mut Device, wanted: usize) {
    let mut line = [0u8; 4096];
    unsafe { dev_read(dev, line.as_mut_ptr(), line.len()) };
    let room = wanted.min(line.len());
    unsafe { dev_read(dev, line.as_mut_ptr(), room) };
    unsafe { dev_seek(dev, wanted) };
    unsafe { dev_read(dev, line.as_mut_ptr(), wanted) }; // want RBN802
    if wanted > line.len() {
        return;
    }
    unsafe { dev_read(dev, line.as_mut_ptr(), wanted) };
}

fn write(dev: *mut Device, data: &[u8], count: u32) {
    unsafe { dev_write(dev, data.as_ptr(), data.len() as u32) };
    if count as usize <= data.len() {
        unsafe { dev_write(dev, data.as_ptr(), count) };
    }
    unsafe { dev_write(dev, data.as_ptr(), count) }; // want RBN802
}

fn name(dev: *mut Device, room: usize) {
    let mut made = vec![0 as c_char; room];
    unsafe { dev_name(dev, made.as_mut_ptr(), room as c_int) };
    let mut name = [0 as c_char; 32];
    unsafe { dev_name(dev, name.as_mut_ptr(), name.len() as c_int) };
    unsafe { dev_name(dev, name.as_mut_ptr(), room as c_int) }; // want RBN802
}

fn packed(data: &[u8], count: usize) {
    let mut room = vec![0u8; count];
    unsafe { pack(data.as_ptr().cast(), data.len(), room.as_mut_ptr().cast(), count, 3) };
    unsafe { pack(data.as_ptr().cast(), data.len(), room.as_mut_ptr().cast(), room.len(), count as c_int) };
    let mut small = [0u8; 64];
    unsafe { pack(data.as_ptr().cast(), count, small.as_mut_ptr().cast(), small.len(), 3) }; // want RBN802
    unsafe { pack(data.as_ptr() as *const c_void, data.len(), small.as_mut_ptr().cast(), count, 3) }; // want RBN802
}

fn mixed(count: usize) {
    let mut frames: Vec<f32> = Vec::with_capacity(count);
    unsafe { mix(frames.as_mut_ptr(), count) };
    let mut frames: Vec<f32> = Vec::with_capacity(512);
    unsafe { mix(frames.as_mut_ptr(), count) }; // want RBN802
}

// The system's own.
fn file(fd: c_int, count: usize) {
    let mut table = [0u16; 256];
    let room = std::mem::size_of_val(&table);
    unsafe { libc::read(fd, table.as_mut_ptr().cast(), room) };
    unsafe { libc::read(fd, table.as_mut_ptr().cast(), count.min(room)) };
    unsafe { libc::read(fd, table.as_mut_ptr().cast(), count) }; // want RBN802
    unsafe { libc::pread(fd, table.as_mut_ptr() as *mut c_void, count, 512) }; // want RBN802
    let mut made = vec![0u8; count];
    unsafe { libc::recv(fd, made.as_mut_ptr().cast(), count, 0) };
    unsafe { libc::gethostname(made.as_mut_ptr().cast(), made.len()) };
    let mut host = [0 as c_char; 64];
    unsafe { libc::gethostname(host.as_mut_ptr(), count) }; // want RBN802
}

fn main() {
    let cli = Cli::parse();
    let path = CString::new(cli.path).unwrap();
    let dev = unsafe { dev_open(path.as_ptr(), cli.count as c_int) };
    let data = [1u8; 16];
    read(dev, cli.count);
    write(dev, &data, cli.count as u32);
    name(dev, cli.count);
    packed(&data, cli.count);
    mixed(cli.count + mixers() as usize);
    file(0, cli.count);
    ports::all(cli.port);
    copies::all(&cli.job).unwrap();
}
