// A file that is mapped into memory is what its bytes say.
use memmap2::{Mmap, MmapMut, MmapOptions};
use std::fs::File;
use std::{env, io, slice};

fn count(all: &[u8]) -> Option<usize> {
    Some(u32::from_le_bytes(all.get(..4)?.try_into().ok()?) as usize)
}

struct Frames {
    map: Mmap,
}

impl Frames {
    fn open(path: &str) -> io::Result<Frames> {
        let file = File::open(path)?; // want RBN301
        Ok(Frames { map: unsafe { Mmap::map(&file)? } })
    }

    fn bytes(&self) -> &[u8] {
        &self.map
    }

    fn whole(&self, at: usize) -> u8 {
        if at < self.map.len() {
            return unsafe { *self.map.get_unchecked(at) };
        }
        unsafe { *self.map.get_unchecked(at) } // want RBN802
    }
}

// How long the file is, the system says.
fn all(frames: &Frames) -> &[u8] {
    unsafe { slice::from_raw_parts(frames.bytes().as_ptr(), frames.bytes().len()) }
}

fn fast(all: &[u8]) -> &[u8] {
    let n = count(all).unwrap_or(0);
    unsafe { slice::from_raw_parts(all.as_ptr(), n) } // want RBN802
}

fn careful(all: &[u8]) -> Option<&[u8]> {
    let n = count(all)?;
    if n > all.len() {
        return None;
    }
    Some(unsafe { slice::from_raw_parts(all.as_ptr(), n) })
}

// A part, if there is so much.
struct Field<'a> {
    tag: u8,
    text: &'a [u8],
}

fn fields(mut rest: &[u8]) -> impl Iterator<Item = Field<'_>> {
    std::iter::from_fn(move || {
        let (head, tail) = rest.split_at_checked(2)?;
        let (text, tail) = tail.split_at_checked(head[1] as usize)?;
        rest = tail;
        Some(Field { tag: head[0], text })
    })
}

fn texts(all: &[u8]) {
    for field in fields(all) {
        let ascii = field.text.is_ascii().then(|| unsafe { std::str::from_utf8_unchecked(field.text) });
        println!("{} {ascii:?}", field.tag);
        println!("{}", unsafe { std::str::from_utf8_unchecked(field.text) }); // want RBN803
    }
}

// An address that lies in what is there.
fn mark(all: &[u8], at: usize) -> Option<u8> {
    let base = all.as_ptr() as usize;
    if at < base || at >= base + all.len() {
        return None;
    }
    Some(unsafe { *(at as *const u8) })
}

fn any_mark(at: usize) -> u8 {
    unsafe { *(at as *const u8) } // want RBN801
}

fn other_ways(path: &str) -> io::Result<usize> {
    let file = File::options().read(true).write(true).open(path)?; // want RBN301
    let options = unsafe { MmapOptions::new().offset(64).map(&file)? };
    let changed: MmapMut = unsafe { MmapMut::map_mut(&file)? };
    let n = count(&options).unwrap_or(0) + count(&changed).unwrap_or(0);
    Ok(unsafe { slice::from_raw_parts(options.as_ptr(), n) }.len()) // want RBN802
}

fn main() -> io::Result<()> {
    let path = env::args().nth(1).unwrap_or_default();
    let frames = Frames::open(&path)?;
    texts(frames.bytes());
    let at = count(frames.bytes()).unwrap_or(0);
    println!("{:?} {}", mark(frames.bytes(), at), any_mark(at));
    let n = fast(frames.bytes()).len() + careful(frames.bytes()).map_or(0, <[u8]>::len) + all(&frames).len();
    println!("{n} {} {}", frames.whole(count(frames.bytes()).unwrap_or(0)), other_ways(&path)?);
    Ok(())
}
