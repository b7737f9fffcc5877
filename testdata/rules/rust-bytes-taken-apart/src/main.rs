//! Bytes that are read into a list of which nobody says that it is one of bytes, and taken apart: each is below 256.

use std::io::{Read, Result};
use std::net::{TcpListener, TcpStream};

const FULL: [u8; 256] = [0; 256];
const SMALL: [u8; 16] = [0; 16];

fn full(at: u8) -> u8 {
    let table = [1u8; 256];
    unsafe { *table.get_unchecked(at as usize) }
}

fn parts(stream: &mut TcpStream) -> Result<Vec<u8>> {
    let mut data = Vec::new();
    stream.read_to_end(&mut data)?;
    let mut out = Vec::new();
    let (full, small) = (FULL, SMALL);
    out.push(unsafe { *full.get_unchecked(data[0] as usize) });
    out.push(unsafe { *small.get_unchecked(data[0] as usize) }); // want RBN802
    let (palette, indices) = data.split_at(4);
    for &i in indices {
        out.push(unsafe { *full.get_unchecked(i as usize) });
        out.push(unsafe { *small.get_unchecked(i as usize) }); // want RBN802
    }
    if let Some((first, rest)) = palette.split_first() {
        out.push(unsafe { *full.get_unchecked(*first as usize) });
        out.push(unsafe { *small.get_unchecked(rest[0] as usize) }); // want RBN802
        out.push(unsafe { *small.get_unchecked((rest[0] & 15) as usize) });
    }
    for pair in indices.chunks(2) {
        out.push(unsafe { *full.get_unchecked(pair[0] as usize) });
        out.push(unsafe { *full.get_unchecked(u16::from_le_bytes([pair[0], pair[1]]) as usize) }); // want RBN802
    }
    let mut kept = Vec::new();
    kept.extend_from_slice(indices);
    out.push(unsafe { *full.get_unchecked(kept[0] as usize) });
    out.push(unsafe { *small.get_unchecked(kept[0] as usize) }); // want RBN802
    Ok(out)
}

struct Job {
    place: String,
}

impl Job {
    fn run(&self) {
        std::fs::File::open(&self.place).ok(); // want RBN301
    }
}

mod feed {
    // Its own, though a reader's is called so.
    pub fn read_to_end(jobs: &mut Vec<super::Job>) {
        jobs.push(super::Job { place: std::env::args().nth(1).unwrap_or_default() });
    }
}

fn jobs() {
    let mut found = Vec::new();
    feed::read_to_end(&mut found);
    for job in found {
        job.run();
    }
}

fn main() -> Result<()> {
    jobs();
    for stream in TcpListener::bind("0.0.0.0:7001")?.incoming() {
        let out = parts(&mut stream?)?;
        println!("{} {}", out.len(), full(3));
    }
    Ok(())
}
