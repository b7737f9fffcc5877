//! A file whose numbers say where things lie in it. Those who take bytes for values check how many there are, not what they say.

use bytemuck::{Pod, Zeroable};
use memmap2::Mmap;
use nom::combinator::{map, verify};
use nom::number::complete::{be_u16, le_u32, le_u8};
use nom::sequence::{preceded, tuple};
use nom::IResult;
use scroll::{Pread, LE};
use std::fs::File;
use std::io::{self, Read};
use winnow::binary;
use winnow::prelude::*;
use zerocopy::{FromBytes, Immutable, KnownLayout};

const MAX: usize = 1 << 16;

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Footer {
    magic: [u8; 4],
    columns: u32,
    rows: u64,
}

#[repr(C)]
#[derive(FromBytes, KnownLayout, Immutable)]
struct Entry {
    at: u32,
    len: u32,
}

#[derive(Pread)]
struct Header {
    count: u32,
}

fn footer(file: &[u8]) -> Option<Vec<u64>> {
    let start = file.len().checked_sub(16)?;
    let footer: Footer = bytemuck::pod_read_unaligned(&file[start..]);
    let mut rows = Vec::with_capacity(8);
    if footer.columns as usize > rows.capacity() {
        return None;
    }
    unsafe { rows.set_len(footer.columns as usize) };
    unsafe { rows.set_len(footer.rows as usize) }; // want RBN802
    Some(rows)
}

fn offsets(file: &[u8]) -> Option<&[u8]> {
    let table: &[u32] = bytemuck::try_cast_slice(file.get(..64)?).ok()?;
    let [from, to, ..] = table else { return None };
    if file.get(*from as usize..*to as usize).is_some() {
        return Some(unsafe { file.get_unchecked(*from as usize..*to as usize) });
    }
    Some(unsafe { file.get_unchecked(*from as usize..) }) // want RBN802
}

fn entries(file: &[u8]) -> Option<Vec<u8>> {
    let (entry, _) = Entry::ref_from_prefix(file).ok()?;
    if (entry.len as usize) < MAX {
        return Some(Vec::with_capacity(entry.len as usize));
    }
    let first = unsafe { *file.get_unchecked(entry.at as usize) }; // want RBN802
    Some(vec![first; entry.len as usize]) // want RBN804
}

fn record(input: &[u8]) -> IResult<&[u8], Vec<u8>> {
    let (rest, kind) = be_u16(input)?;
    let (rest, len) = le_u32(rest)?;
    let small: Vec<u8> = Vec::with_capacity(usize::from(kind));
    drop(small);
    if len as usize > rest.len() {
        return Ok((rest, vec![0; len as usize])); // want RBN804
    }
    Ok((rest, vec![0; len as usize]))
}

#[derive(Clone, Copy)]
struct Head {
    kind: u8,
    len: u32,
}

impl Head {
    fn of((kind, len): (u8, u32)) -> Self {
        Head { kind, len }
    }
}

// Parsers that are put together.
fn head(input: &[u8]) -> IResult<&[u8], Vec<u8>> {
    let (rest, head) = map(tuple((le_u8, le_u32)), Head::of)(input)?;
    let (rest, small) = verify(le_u32, |n| *n < 4096)(rest)?;
    drop(Vec::<u8>::with_capacity(small as usize));
    let (rest, wide) = preceded(be_u16, le_u32)(input)?;
    drop(Vec::<u8>::with_capacity(wide as usize)); // want RBN804
    let head = Head { kind: head.kind.min(3), ..head };
    Ok((rest, Vec::with_capacity(head.len as usize))) // want RBN804
}

fn frame(input: &mut &[u8]) -> PResult<Vec<u8>> {
    let len = binary::le_u32.parse_next(input)?;
    let more = binary::be_u64(input)?;
    if more as usize > MAX {
        return Ok(Vec::with_capacity(more as usize)); // want RBN804
    }
    Ok(Vec::with_capacity(len as usize)) // want FN_RBN804 (a method of the parser, not the parser)
}

fn header(file: &[u8]) -> Option<Vec<u8>> {
    let header: Header = file.pread_with(0, LE).ok()?;
    let small: u16 = file.pread(4).ok()?;
    drop(Vec::<u8>::with_capacity(small.into()));
    Some(Vec::with_capacity(header.count as usize)) // want RBN804
}

fn main() -> io::Result<()> {
    let name = std::env::args().nth(1).unwrap_or_default();
    let file = File::open(name)?; // want RBN301
    let map = unsafe { Mmap::map(&file)? };
    footer(&map);
    offsets(&map);
    entries(&map);
    let mut sent = Vec::new();
    io::stdin().read_to_end(&mut sent)?;
    record(&sent).ok();
    head(&sent).ok();
    frame(&mut sent.as_slice()).ok();
    header(&sent);
    Ok(())
}
