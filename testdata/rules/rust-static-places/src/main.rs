//! Statics by their addresses, as newer Rust wants them to be read and written.
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::Command;
use std::ptr::{addr_of, addr_of_mut};

static mut COUNTED: usize = 0;
static mut CONSTANT: String = String::new();
static mut WHOLE: String = String::new();
static mut GROWN: String = String::new();
static mut LIST: Vec<String> = Vec::new();

fn keep(line: &str) {
    unsafe { *addr_of_mut!(COUNTED) += 1 };
    unsafe { *addr_of_mut!(CONSTANT) = "date".to_string() };
    unsafe { *addr_of_mut!(WHOLE) = line.to_string() }; // want RBN805
    unsafe { (*addr_of_mut!(GROWN)).push_str(line) }; // want RBN805
    unsafe { (*std::ptr::addr_of_mut!(LIST)).push(line.to_string()) }; // want RBN805
}

fn run() {
    let line = unsafe { (*addr_of!(CONSTANT)).clone() };
    let _ = Command::new("sh").arg("-c").arg(line).status();
    let line = unsafe { (*addr_of!(COUNTED)).to_string() };
    let _ = Command::new("sh").arg("-c").arg(line).status();
    let line = unsafe { (*addr_of!(WHOLE)).clone() };
    let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201
    let line = unsafe { &*addr_of!(GROWN) };
    let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201
    for line in unsafe { &*std::ptr::addr_of!(LIST) } {
        let _ = Command::new("sh").arg("-c").arg(line).status(); // want RBN201
    }
}

fn main() {
    for peer in TcpListener::bind("0.0.0.0:7000").unwrap().incoming() {
        let mut line = String::new();
        BufReader::new(peer.unwrap()).read_line(&mut line).unwrap();
        keep(&line);
        run();
    }
}
