//! Where there is enough left behind a place, that place is no farther than the end.
#![allow(unused_comparisons)]
use std::io::{BufRead, Read};

struct Cur {
    data: Vec<u8>,
    pos: usize,
}

impl Cur {
    fn remaining(&self) -> usize {
        self.data.len().saturating_sub(self.pos)
    }

    fn of_rest(&mut self, n: usize) -> Option<&[u8]> {
        if n > self.data.len() - self.pos {
            return None;
        }
        Some(unsafe { std::slice::from_raw_parts(self.data.as_ptr().add(self.pos), n) })
    }
    fn of_saturated_rest(&mut self, n: usize) -> Option<&[u8]> {
        if n > self.data.len().saturating_sub(self.pos) {
            return None;
        }
        Some(unsafe { std::slice::from_raw_parts(self.data.as_ptr().add(self.pos), n) })
    }
    fn of_remaining(&mut self, n: usize) -> Option<&[u8]> {
        if n > self.remaining() {
            return None;
        }
        Some(unsafe { std::slice::from_raw_parts(self.data.as_ptr().add(self.pos), n) })
    }
    fn of_checked_rest(&mut self, n: usize) -> Option<&[u8]> {
        if self.data.len().checked_sub(self.pos)? < n {
            return None;
        }
        Some(unsafe { std::slice::from_raw_parts(self.data.as_ptr().add(self.pos), n) })
    }
    fn from(&mut self) -> Option<&[u8]> {
        if self.pos > self.data.len() {
            return None;
        }
        Some(unsafe { std::slice::from_raw_parts(self.data.as_ptr().add(self.pos), 0) })
    }
    fn of_all(&mut self, n: usize) -> Option<&[u8]> {
        if n > self.data.len() {
            return None;
        }
        Some(unsafe { std::slice::from_raw_parts(self.data.as_ptr().add(self.pos), n) }) // want RBN802
    }
    fn first(&mut self) -> Option<u8> {
        if self.remaining() == 0 {
            return None;
        }
        Some(unsafe { *self.data.as_ptr().add(self.pos) })
    }
    fn second(&mut self) -> Option<u8> {
        if self.remaining() < 2 {
            return None;
        }
        Some(unsafe { *self.data.as_ptr().add(self.pos + 1) })
    }

    fn with_slack(&mut self, n: usize) -> Option<u8> {
        if self.remaining() + 16 < n {
            return None;
        }
        Some(unsafe { *self.data.as_ptr().add(self.pos) }) // want RBN802
    }
    fn end(&self) -> usize {
        self.pos + 4
    }
    fn before_end(&mut self) -> Option<u8> {
        if self.end() > self.data.len() {
            return None;
        }
        Some(unsafe { *self.data.as_ptr().add(self.pos) })
    }
    fn skipped(&mut self, n: usize) -> Option<&[u8]> {
        if n > self.remaining() {
            return None;
        }
        self.pos += 4 * n;
        Some(unsafe { std::slice::from_raw_parts(self.data.as_ptr().add(self.pos), n) }) // FN_RBN802
    }
    fn too_much(&mut self, n: usize) -> Option<&[u8]> {
        if n > self.remaining() {
            return Some(unsafe { std::slice::from_raw_parts(self.data.as_ptr().add(self.pos), 1) }); // want RBN802
        }
        None
    }
    fn behind(&mut self, start: usize) -> Option<u8> {
        if self.pos - start < 4 {
            return None;
        }
        Some(unsafe { *self.data.as_ptr().add(self.pos) }) // want RBN802
    }
    fn nothing_asked(&mut self) -> Option<u8> {
        if self.data.len() - self.pos < 0 {
            return None;
        }
        Some(unsafe { *self.data.as_ptr().add(self.pos) }) // want RBN802
    }
    fn next_four(&mut self) -> Option<&[u8]> {
        if self.remaining() > 3 {
            return Some(unsafe { std::slice::from_raw_parts(self.data.as_ptr().add(self.pos), 4) });
        }
        Some(unsafe { std::slice::from_raw_parts(self.data.as_ptr().add(self.pos), 1) }) // want RBN802
    }
    fn element(&self) -> Option<u8> {
        (self.remaining() != 0).then(|| unsafe { *self.data.get_unchecked(self.pos) })
    }
    fn element_or_none(&self, n: usize) -> Option<u8> {
        (self.remaining() >= n).then(|| unsafe { *self.data.get_unchecked(self.pos) }) // want RBN802
    }
}

fn left_of(all: &[u8], at: usize) -> usize {
    all.len() - at
}

fn part_of(all: &[u8], at: usize) -> &[u8] {
    if left_of(all, at) < 8 {
        return &[];
    }
    unsafe { all.get_unchecked(at..at + 8) }
}

fn part_behind(all: &[u8], at: usize) -> &[u8] {
    if left_of(all, 8) < at {
        return &[];
    }
    unsafe { all.get_unchecked(at..at + 8) }
}

fn word() -> usize {
    std::env::args().nth(1).and_then(|s| s.parse().ok()).unwrap_or(0)
}

fn main() {
    let mut data = Vec::new();
    std::io::stdin().read_to_end(&mut data).unwrap();
    let mut c = Cur { data, pos: word() };
    c.of_rest(word());
    c.of_saturated_rest(word());
    c.of_remaining(word());
    c.of_checked_rest(word());
    c.of_all(word());
    c.first();
    c.before_end();
    c.with_slack(word());
    c.second();
    c.from();
    c.skipped(word());
    c.too_much(word());
    c.behind(word());
    c.nothing_asked();
    c.next_four();
    c.element();
    c.element_or_none(word());
    part_of(&c.data, word());
    part_behind(&c.data, word());
}
