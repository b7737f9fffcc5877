//! Readers of bytes through a raw pointer, whose fields keep what the constructor and each method have checked.

use std::io;
use std::marker::PhantomData;
use std::{fs, ptr, slice};

#[derive(Debug)]
enum Fault {
    Short,
    Io,
}

impl From<io::Error> for Fault {
    fn from(_: io::Error) -> Self {
        Fault::Io
    }
}

/// A pointer, a position and an end.
struct Cursor<'a> {
    base: *const u8,
    pos: usize,
    end: usize,
    data: PhantomData<&'a [u8]>,
}

impl<'a> Cursor<'a> {
    fn new(data: &'a [u8]) -> Self {
        Self { base: data.as_ptr(), pos: 0, end: data.len(), data: PhantomData }
    }

    fn left(&self) -> usize {
        self.end - self.pos
    }

    fn take(&mut self, n: usize) -> Result<&'a [u8], Fault> {
        if n > self.left() {
            return Err(Fault::Short);
        }
        let at = self.pos;
        self.pos += n;
        Ok(unsafe { slice::from_raw_parts(self.base.add(at), n) })
    }

    fn word(&mut self) -> Result<u32, Fault> {
        let raw = self.take(4)?;
        Ok(u32::from_be_bytes([raw[0], raw[1], raw[2], raw[3]]))
    }

    fn seek(&mut self, pos: usize) -> Result<&mut Self, Fault> {
        if pos > self.end {
            return Err(Fault::Short);
        }
        self.pos = pos;
        Ok(self)
    }

    fn jump(&mut self, pos: usize) -> &mut Self {
        self.pos = pos;
        self
    }

    fn byte(&self) -> u8 {
        unsafe { *self.base.add(self.pos) } // want RBN802
    }
}

/// The check stands in a method of its own.
struct Reader<'a> {
    base: *const u8,
    pos: usize,
    len: usize,
    data: PhantomData<&'a [u8]>,
}

impl<'a> Reader<'a> {
    fn new(data: &'a [u8]) -> Self {
        Reader { base: data.as_ptr(), pos: 0, len: data.len(), data: PhantomData }
    }

    fn need(&self, n: usize) -> Result<(), Fault> {
        if n > self.len - self.pos {
            return Err(Fault::Short);
        }
        Ok(())
    }

    fn skip(&mut self, n: usize) -> Result<(), Fault> {
        self.need(n)?;
        self.pos += n;
        Ok(())
    }

    fn word(&mut self) -> Result<u32, Fault> {
        self.need(4)?;
        let value = unsafe { ptr::read_unaligned(self.base.add(self.pos).cast::<u32>()) };
        self.pos += 4;
        Ok(value.to_le())
    }

    fn bytes(&mut self, n: usize) -> Result<&'a [u8], Fault> {
        self.need(n)?;
        let part = unsafe { slice::from_raw_parts(self.base.add(self.pos), n) };
        self.pos += n;
        Ok(part)
    }

    fn bytes_here(&mut self, n: usize) -> &'a [u8] {
        debug_assert!(self.need(n).is_ok());
        let part = unsafe { slice::from_raw_parts(self.base.add(self.pos), n) }; // want RBN802
        self.pos += n;
        part
    }
}

/// Two pointers; what is left lies between them.
struct Span<'a> {
    at: *const u8,
    end: *const u8,
    data: PhantomData<&'a [u8]>,
}

impl<'a> Span<'a> {
    fn of(data: &'a [u8]) -> Self {
        let range = data.as_ptr_range();
        Span { at: range.start, end: range.end, data: PhantomData }
    }

    fn left(&self) -> usize {
        unsafe { self.end.offset_from(self.at) as usize }
    }

    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        if self.left() < n {
            return None;
        }
        let part = unsafe { slice::from_raw_parts(self.at, n) };
        self.at = unsafe { self.at.add(n) };
        Some(part)
    }

    fn word(&mut self) -> Option<u16> {
        let raw = self.take(2)?;
        Some(u16::from_le_bytes([raw[0], raw[1]]))
    }

    fn advance(&mut self, n: usize) {
        self.at = unsafe { self.at.add(n) }; // want RBN802
    }
}

/// A slice and a position, read without a check where one has been made.
struct Tape<'a> {
    data: &'a [u8],
    pos: usize,
}

impl<'a> Tape<'a> {
    fn ensure(&self, n: usize) -> bool {
        self.pos.checked_add(n).is_some_and(|end| end <= self.data.len())
    }

    fn take(&mut self, n: usize) -> Result<&'a [u8], Fault> {
        if !self.ensure(n) {
            return Err(Fault::Short);
        }
        let part = unsafe { self.data.get_unchecked(self.pos..self.pos + n) };
        self.pos += n;
        Ok(part)
    }

    fn half(&mut self) -> Result<u16, Fault> {
        let raw = self.take(2)?;
        Ok(u16::from_be_bytes([raw[0], raw[1]]))
    }

    fn raw(&mut self, n: usize) -> &'a [u8] {
        let part = unsafe { self.data.get_unchecked(self.pos..self.pos + n) }; // want RBN802
        self.pos += n;
        part
    }
}

fn cursor(data: &[u8]) -> Result<usize, Fault> {
    let mut input = Cursor::new(data);
    let n = input.word()? as usize;
    let name = input.take(n)?;
    let at = input.word()? as usize;
    input.seek(at)?;
    let n = input.word()? as usize;
    let rest = input.take(n)?;
    Ok(name.len() + rest.len())
}

fn jumped(data: &[u8]) -> Result<u8, Fault> {
    let mut input = Cursor::new(data);
    let at = input.word()? as usize;
    Ok(input.jump(at).byte())
}

fn reader(data: &[u8]) -> Result<usize, Fault> {
    let mut input = Reader::new(data);
    let n = input.word()? as usize;
    input.skip(n)?;
    let n = input.word()? as usize;
    let part = input.bytes(n)?;
    let n = input.word()? as usize;
    let other = input.bytes_here(n);
    Ok(part.len() + other.len())
}

fn span(data: &[u8]) -> Option<usize> {
    let mut input = Span::of(data);
    let n = input.word()? as usize;
    let part = input.take(n)?;
    let n = input.word()? as usize;
    input.take(n)?;
    let n = input.word()? as usize;
    input.advance(n);
    Some(part.len())
}

fn tape(data: &[u8]) -> Result<usize, Fault> {
    let mut input = Tape { data, pos: 0 };
    let n = input.half()? as usize;
    let part = input.take(n)?;
    let n = input.half()? as usize;
    let next = input.take(n)?;
    let n = input.half()? as usize;
    let last = input.raw(n);
    Ok(part.len() + next.len() + last.len())
}

fn main() -> Result<(), Fault> {
    let data = fs::read(std::env::args().nth(1).ok_or(Fault::Io)?)?; // want RBN301
    println!("{} {}", cursor(&data)?, jumped(&data)?);
    println!("{} {:?} {}", reader(&data)?, span(&data), tape(&data)?);
    Ok(())
}
