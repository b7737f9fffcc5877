//! Some bits of a number are a place in a table that has so many, and can lie behind the end of a list.

use std::io::Read;
use std::net::TcpListener;

const SMALL: [u8; 256] = [0; 256];
const LARGE: [u8; 1024] = [0; 1024];

fn word(frame: &[u8]) -> u16 {
    u16::from_be_bytes([frame[0], frame[1]])
}

fn in_the_frame(frame: &[u8]) -> u8 {
    let at = (word(frame) & 0x3fff) as usize;
    unsafe { *frame.get_unchecked(at) } // want RBN802
}

fn in_the_frame_checked(frame: &[u8]) -> u8 {
    let at = (word(frame) & 0x3fff) as usize;
    if at >= frame.len() {
        return 0;
    }
    unsafe { *frame.get_unchecked(at) }
}

fn in_tables(frame: &[u8]) -> u8 {
    let small = unsafe { *SMALL.get_unchecked((word(frame) & 0xff) as usize) };
    let large = unsafe { *LARGE.get_unchecked((word(frame) & 1023) as usize) };
    let longer = unsafe { *LARGE.get_unchecked((word(frame) & 0x7ff) as usize) }; // want RBN802
    small + large + longer
}

fn in_a_ring(frame: &[u8], ring: &[u8], mask: usize) -> u8 {
    unsafe { *ring.get_unchecked(word(frame) as usize & mask) }
}

fn room(frame: &[u8]) -> Vec<u8> {
    Vec::with_capacity((word(frame) & 0x3fff) as usize)
}

fn main() {
    let mut frame = Vec::new();
    TcpListener::bind("0.0.0.0:7016").unwrap().accept().unwrap().0.read_to_end(&mut frame).unwrap();
    println!("{}", in_the_frame(&frame) + in_the_frame_checked(&frame) + in_tables(&frame) + in_a_ring(&frame, &SMALL, 255));
    println!("{}", room(&frame).capacity());
}
