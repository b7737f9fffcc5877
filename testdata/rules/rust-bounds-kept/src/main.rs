//! Numbers of a header that are checked where a struct is made of them, and parts of a list that are there.
use std::io::Read;
use std::net::TcpListener;
use std::{mem, ptr, slice};

const MOST: usize = 8192;

#[repr(C, packed)]
#[derive(Clone, Copy)]
struct Raw {
    magic: [u8; 4],
    width: u32,
    height: u32,
}

#[derive(Clone, Copy)]
struct Size {
    width: usize,
    height: usize,
}

impl Size {
    fn new(width: u32, height: u32) -> Option<Size> {
        let (width, height) = (width as usize, height as usize);
        if width == 0 || height == 0 || width > MOST || height > MOST {
            return None;
        }
        Some(Size { width, height })
    }
}

#[derive(Clone, Copy)]
struct Tile {
    base: *const u8,
    stride: usize,
}

impl Tile {
    fn row(&self) -> &[u8] {
        unsafe { slice::from_raw_parts(self.base, self.stride) }
    }

    fn raw_row(&self) -> &[u8] {
        unsafe { slice::from_raw_parts(self.base, self.stride) } // want RBN802
    }
}

fn read(data: &[u8]) -> Option<Raw> {
    if data.len() < mem::size_of::<Raw>() {
        return None;
    }
    Some(unsafe { ptr::read_unaligned(data.as_ptr() as *const Raw) })
}

// The closure captures what has been checked.
fn rows(tile: Tile) -> u8 {
    let most = |_| tile.row().iter().copied().max().unwrap_or(0);
    (0..3).map(most).max().unwrap_or(0)
}

fn raw_rows(tile: Tile) -> u8 {
    let most = |_| tile.raw_row().iter().copied().max().unwrap_or(0);
    (0..3).map(most).max().unwrap_or(0)
}

// A part that is there.
fn pixels(data: &[u8], from: usize, count: usize) -> Option<&[[u8; 4]]> {
    let part = data.get(from..from + count * 4)?;
    Some(unsafe { slice::from_raw_parts(part.as_ptr() as *const [u8; 4], count) })
}

fn bytes(data: &[u8], count: usize) -> Option<&[u8]> {
    if data.get(..count).is_none() {
        return None;
    }
    Some(unsafe { slice::from_raw_parts(data.as_ptr(), count) })
}

fn after(data: &[u8], count: usize) -> Option<u8> {
    data.get(..count)?;
    Some(unsafe { *data.get_unchecked(count) }) // want RBN802
}

fn unasked(data: &[u8], count: usize) -> &[u8] {
    unsafe { slice::from_raw_parts(data.as_ptr(), count) } // want RBN802
}

fn main() {
    for peer in TcpListener::bind("0.0.0.0:7300").unwrap().incoming() {
        let mut data = Vec::new();
        peer.unwrap().read_to_end(&mut data).unwrap();
        let Some(raw) = read(&data) else { continue };
        let base = data.as_ptr();
        if let Some(size) = Size::new(raw.width, raw.height) {
            rows(Tile { base, stride: size.width.min(size.height) });
            rows(Tile { base, stride: size.width });
        }
        raw_rows(Tile { base, stride: raw.width as usize });
        let (from, count) = (raw.width as usize, raw.height as usize);
        let _ = (pixels(&data, from, count), bytes(&data, count), after(&data, count), unasked(&data, count));
    }
}
