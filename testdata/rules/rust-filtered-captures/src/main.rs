//! What a closure captures was asked about by the filter in front of it: it runs only where that holds.

use std::{io, ptr, slice};

struct Arena {
    base: *mut u8,
    len: usize,
}

impl Arena {
    fn span(&self, at: usize, count: usize) -> Result<usize, String> {
        at.checked_add(count).filter(|&end| end <= self.len).map(|_| at).ok_or("outside".to_owned())
    }

    fn begin(&self, at: usize, count: usize) -> Option<usize> {
        at.checked_add(count).filter(|&end| end > 3).map(|_| at)
    }

    fn bytes(&self, at: usize, count: usize) -> Result<&[u8], String> {
        let at = self.span(at, count)?;
        Ok(unsafe { slice::from_raw_parts(self.base.add(at), count) })
    }

    fn unchecked(&self, at: usize, count: usize) -> Option<&[u8]> {
        let at = self.begin(at, count)?;
        Some(unsafe { slice::from_raw_parts(self.base.add(at), 1) }) // want RBN802
    }

    fn mapped(&self, at: usize, count: usize) -> Option<&[u8]> {
        at.checked_add(count).filter(|&end| end <= self.len).map(|_| unsafe { slice::from_raw_parts(self.base.add(at), count) })
    }

    fn chained(&self, at: usize, count: usize) -> Option<u8> {
        Some(at).filter(|&at| at < self.len).and_then(|at| count.checked_sub(at)).map(|_| unsafe { *self.base.add(at) }) // want FP_RBN802 (asked two calls before)
    }

    // Both parts of the tuple went well.
    fn copied(&self, from: usize, to: usize, count: usize) -> Result<(), String> {
        let (from, to) = (self.span(from, count)?, self.span(to, count)?);
        unsafe { ptr::copy(self.base.add(from), self.base.add(to), count) };
        Ok(())
    }

    fn half_copied(&self, from: usize, to: usize, count: usize) -> Result<(), String> {
        let (from, to) = (self.span(from, 8)?, self.span(to, 8)?);
        unsafe { ptr::copy(self.base.add(from), self.base.add(to), count) }; // want RBN802
        Ok(())
    }

    fn other(&self, at: usize, count: usize) -> Option<u8> {
        Some(count).filter(|&count| count < self.len).map(|_| unsafe { *self.base.add(at) }) // want RBN802
    }
}

fn number() -> usize {
    let mut line = String::new();
    io::stdin().read_line(&mut line).ok();
    line.trim().parse().unwrap_or(0)
}

fn main() {
    let memory = vec![0u8; 4096].into_boxed_slice();
    let arena = Arena { len: memory.len(), base: Box::into_raw(memory).cast() };
    let (at, count) = (number(), number());
    let _ = (arena.bytes(at, count), arena.unchecked(at, count), arena.mapped(at, count));
    let _ = (arena.copied(at, number(), count), arena.half_copied(at, number(), count));
    let _ = (arena.chained(at, count), arena.other(at, count));
}
