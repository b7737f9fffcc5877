//! Numbers that are checked by the larger one of them, by their sum, or where a span or a length is made of them.

use std::collections::BTreeMap;
use std::convert::TryFrom;
use std::ffi::CStr;
use std::io::{self, Read};
use std::ops::Range;

fn word(b: &[u8], i: usize) -> usize {
    u32::from_le_bytes([b[i], b[i + 1], b[i + 2], b[i + 3]]) as usize
}

// Where the larger one is an index, both are.
fn swap(cells: &mut [u64], a: usize, b: usize) -> Option<()> {
    let last = a.max(b);
    if last >= cells.len() {
        return None;
    }
    let base = cells.as_mut_ptr();
    unsafe { std::ptr::swap(base.add(a), base.add(b)) };
    Some(())
}

fn swap_asserted(cells: &mut [u64], a: usize, b: usize) {
    assert!(std::cmp::max(a, b) < cells.len());
    unsafe { *cells.get_unchecked_mut(a) = *cells.get_unchecked(b) };
}

fn swap_min(cells: &mut [u64], a: usize, b: usize) {
    assert!(a.min(b) < cells.len());
    unsafe { *cells.get_unchecked_mut(a) = 1 }; // want RBN802
}

// What ends with the first NUL.
fn title(raw: &[u8]) -> Option<&CStr> {
    let end = raw.iter().position(|b| *b == 0)?;
    Some(unsafe { CStr::from_bytes_with_nul_unchecked(raw.get(..=end)?) })
}

// A range of which the end has been held against the length.
fn table(data: &[u8]) -> Option<BTreeMap<u8, Range<usize>>> {
    let mut t = BTreeMap::new();
    let (off, len) = (word(data, 0), word(data, 4));
    let end = off.checked_add(len).filter(|&e| e <= data.len())?;
    t.insert(data[0], off..end);
    Some(t)
}

fn of_table(data: &[u8]) -> Option<usize> {
    let t = table(data)?;
    let span = t.get(&0)?;
    Some(unsafe { data.get_unchecked(span.clone()) }.len())
}

fn range_here(data: &[u8]) -> Option<usize> {
    let (off, len) = (word(data, 0), word(data, 4));
    let end = off.checked_add(len).filter(|&e| e <= data.len())?;
    Some(unsafe { data.get_unchecked(off..end) }.len())
}

fn range_ok_or(data: &[u8]) -> Result<usize, ()> {
    let (off, len) = (word(data, 0), word(data, 4));
    let end = off.checked_add(len).filter(|&e| e <= data.len());
    let end = end.ok_or(())?;
    Ok(unsafe { data.get_unchecked(off..end) }.len())
}

fn range_match(data: &[u8]) -> Result<usize, ()> {
    let (off, len) = (word(data, 0), word(data, 4));
    match off.checked_add(len) {
        Some(end) if end <= data.len() => Ok(unsafe { data.get_unchecked(off..end) }.len()),
        _ => Err(()),
    }
}

fn range_unchecked(data: &[u8]) -> Result<usize, ()> {
    let (off, len) = (word(data, 0), word(data, 4));
    match off.checked_add(len) {
        Some(end) => Ok(unsafe { data.get_unchecked(off..end) }.len()), // want RBN802
        _ => Err(()),
    }
}

// A span that only its constructor makes.
#[derive(Clone, Copy)]
struct Span {
    start: usize,
    end: usize,
}

impl Span {
    fn within(start: usize, count: usize, rows: usize) -> Result<Span, ()> {
        match start.checked_add(count) {
            Some(end) if end <= rows => Ok(Span { start, end }),
            _ => Err(()),
        }
    }
}

fn fill(cells: &mut [u64], start: usize, count: usize) -> Result<(), ()> {
    let Span { start, end } = Span::within(start, count, cells.len())?;
    for row in start..end {
        unsafe { *cells.get_unchecked_mut(row) = 1 };
    }
    Ok(())
}

// A length that only TryFrom makes.
struct BlockLen(usize);

impl TryFrom<u32> for BlockLen {
    type Error = ();
    fn try_from(n: u32) -> Result<Self, ()> {
        match n {
            0..=0x10_0000 => Ok(BlockLen(n as usize)),
            _ => Err(()),
        }
    }
}

fn block(n: u32) -> Result<Vec<u8>, ()> {
    let BlockLen(n) = n.try_into()?;
    Ok(vec![0; n])
}

fn block_behind(data: &[u8]) -> Result<Vec<u8>, ()> {
    let (kind, n) = (data[0], u32::from_be_bytes([data[1], data[2], data[3], data[4]]));
    let BlockLen(n) = n.try_into()?;
    Ok(vec![kind; n])
}

fn block_typed(n: u32) -> Result<Vec<u8>, ()> {
    let n: BlockLen = n.try_into()?;
    Ok(vec![0; n.0])
}

fn block_by_path(n: u32) -> Result<Vec<u8>, ()> {
    let n = BlockLen::try_from(n)?;
    Ok(vec![0; n.0])
}

fn block_taken_apart(n: u32) -> Result<Vec<u8>, ()> {
    let BlockLen(n) = BlockLen::try_from(n)?;
    Ok(vec![0; n])
}

fn main() -> io::Result<()> {
    let mut data = Vec::new();
    io::stdin().read_to_end(&mut data)?;
    let mut cells = vec![0u64; 64];
    let (a, b) = (word(&data, 0), word(&data, 8));
    swap_min(&mut cells, a, b);
    swap_asserted(&mut cells, a, b);
    swap(&mut cells, word(&data, 16), word(&data, 24));
    title(&data);
    of_table(&data);
    let _ = (range_here(&data), range_ok_or(&data), range_match(&data), range_unchecked(&data));
    let _ = fill(&mut cells, a, b);
    let _ = (block(a as u32), block_typed(a as u32), block_behind(&data), block_by_path(a as u32), block_taken_apart(a as u32));
    Ok(())
}
