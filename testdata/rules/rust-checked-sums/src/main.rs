//! A check of a sum, which a closure may have made, or of the end of a range is one of what these are made of.

use std::ops::Range;

fn number(at: usize) -> usize {
    let text = std::fs::read_to_string("numbers").unwrap_or_default();
    text.lines().nth(at).and_then(|l| l.parse().ok()).unwrap_or(0)
}

enum Error {
    Short,
}

fn summed(map: &[u8]) -> Result<&[u64], Error> {
    let count = number(0);
    let need = count.checked_mul(8).and_then(|n| n.checked_add(16)).ok_or(Error::Short)?;
    if map.len() < need {
        return Err(Error::Short);
    }
    Ok(unsafe { std::slice::from_raw_parts(map.as_ptr().add(16).cast::<u64>(), count) })
}

// A part of a number is no larger than it, and says nothing of it.
fn divided(map: &[u8]) -> Result<&[u64], Error> {
    let count = number(1);
    let need = count.checked_div(8).and_then(|n| n.checked_add(16)).ok_or(Error::Short)?;
    if map.len() < need {
        return Err(Error::Short);
    }
    Ok(unsafe { std::slice::from_raw_parts(map.as_ptr().add(16).cast::<u64>(), count) }) // want RBN802
}

// What the closure makes is none of its parameter.
fn other(map: &[u8]) -> Result<&[u64], Error> {
    let count = number(2);
    let need = count.checked_mul(8).and_then(|_| map.len().checked_sub(16)).ok_or(Error::Short)?;
    if map.len() < need {
        return Err(Error::Short);
    }
    Ok(unsafe { std::slice::from_raw_parts(map.as_ptr().add(16).cast::<u64>(), count) }) // want RBN802
}

// Where the sum may have gone over its end, it says nothing.
fn wrapped(map: &[u8]) -> Result<&[u64], Error> {
    let count = number(3);
    let need = Some(count).map(|n| n.wrapping_mul(8)).ok_or(Error::Short)?;
    if map.len() < need {
        return Err(Error::Short);
    }
    Ok(unsafe { std::slice::from_raw_parts(map.as_ptr().cast::<u64>(), count) }) // want RBN802
}

fn range(map: &[u8]) -> Option<Range<usize>> {
    let start = number(4);
    let end = start.checked_add(4)?;
    (end <= map.len()).then_some(start..end)
}

fn ranged(map: &[u8]) -> Option<u8> {
    let r = range(map)?;
    Some(unsafe { *map.get_unchecked(r.start) })
}

fn wrapped_range(map: &[u8]) -> Option<Range<usize>> {
    let start = number(5);
    let end = start.wrapping_add(4);
    (end <= map.len()).then_some(start..end)
}

fn ranged_wrongly(map: &[u8]) -> Option<u8> {
    let r = wrapped_range(map)?;
    Some(unsafe { *map.get_unchecked(r.start) }) // want RBN802
}

fn one_end(map: &[u8]) -> Option<u8> {
    let (start, end) = (number(6), number(7));
    let r = (end <= map.len()).then_some(start..end)?;
    Some(unsafe { *map.get_unchecked(r.start) }) // want RBN802
}

fn both_ends(map: &[u8]) -> Option<u8> {
    let (start, end) = (number(8), number(9));
    let r = (start < map.len() && end <= map.len()).then_some(start..end)?;
    Some(unsafe { *map.get_unchecked(r.start) })
}

// The end of a range is none of its elements.
fn counted(map: &[u8]) -> u64 {
    let end = number(10);
    if end > map.len() {
        return 0;
    }
    let mut sum = 0;
    for i in 0..end {
        sum += u64::from(unsafe { *map.get_unchecked(i) });
    }
    sum
}

// The end of this one is an element.
fn inclusive(map: &[u8]) -> Option<&[u8]> {
    let end = number(11);
    let r = (end <= map.len()).then_some(0..=end)?;
    Some(unsafe { map.get_unchecked(r) }) // want RBN802
}

fn inclusive_below(map: &[u8]) -> Option<&[u8]> {
    let end = number(12);
    let r = (end < map.len()).then_some(0..=end)?;
    Some(unsafe { map.get_unchecked(r) })
}

// What a closure adds to what it is given, it has from outside.
fn in_front(map: &[u8]) -> Option<u8> {
    let start = number(40);
    let need = number(41).checked_mul(4);
    let end = need.and_then(|n| start.checked_add(n)).filter(|e| *e < map.len());
    if end.is_none() {
        return None;
    }
    Some(unsafe { *map.get_unchecked(start) })
}

fn behind(map: &[u8]) -> Option<u8> {
    let start = number(42);
    let need = number(43).checked_mul(4);
    need.and_then(|n| start.checked_sub(n)).filter(|e| *e < map.len())?;
    Some(unsafe { *map.get_unchecked(start) }) // want RBN802
}

fn not_in_front(map: &[u8]) -> Option<u8> {
    let (start, other) = (number(44), number(46));
    let need = number(45).checked_mul(4);
    let end = need.and_then(|n| other.checked_add(n)).filter(|e| *e < map.len());
    end?;
    Some(unsafe { *map.get_unchecked(start) }) // want RBN802
}

// What a method computes of what its receiver holds, it computes again, as long as that is the same.
struct Head {
    width: usize,
    height: usize,
    read: std::cell::Cell<usize>,
}

impl Head {
    fn parse(at: usize) -> Option<(Head, usize)> {
        Some((Head { width: number(at), height: number(at + 1), read: Default::default() }, at))
    }

    fn area(&self) -> usize {
        self.width.saturating_mul(self.height) as usize
    }

    fn edge(&self) -> usize {
        self.width
    }

    fn advance(&self) -> usize {
        self.read.set(self.read.get() + self.width);
        self.read.get()
    }

    fn grow(&mut self) {
        self.width = number(30);
    }
}

fn measured() -> Option<Vec<u8>> {
    let (head, _) = Head::parse(20)?;
    if head.area() > 4096 {
        return None;
    }
    Some(Vec::with_capacity(head.area()))
}

fn measured_otherwise() -> Option<Vec<u8>> {
    let (head, _) = Head::parse(22)?;
    if head.edge() > 4096 {
        return None;
    }
    Some(Vec::with_capacity(head.area())) // want RBN804
}

fn measured_another() -> Option<Vec<u8>> {
    let ((head, _), (other, _)) = (Head::parse(24)?, Head::parse(26)?);
    if other.area() > 4096 {
        return None;
    }
    Some(Vec::with_capacity(head.area())) // want RBN804
}

fn moved() -> Option<Vec<u8>> {
    let (head, _) = Head::parse(28)?;
    if head.advance() > 4096 {
        return None;
    }
    Some(Vec::with_capacity(head.advance())) // want RBN804
}

fn grown() -> Option<Vec<u8>> {
    let (mut head, _) = Head::parse(28)?;
    if head.area() > 4096 {
        return None;
    }
    head.grow();
    Some(Vec::with_capacity(head.area())) // want RBN804
}

fn main() {
    for found in [measured(), measured_otherwise(), measured_another(), moved(), grown()] {
        println!("{:?}", found.map(|list| list.capacity()));
    }

    let map = std::fs::read("map").unwrap_or_default();
    for found in [summed(&map), divided(&map), other(&map), wrapped(&map)] {
        if let Ok(list) = found {
            println!("{}", list.len());
        }
    }
    for found in [ranged(&map), ranged_wrongly(&map), one_end(&map), both_ends(&map)] {
        println!("{found:?}");
    }
    for found in [in_front(&map), behind(&map), not_in_front(&map)] {
        println!("{found:?}");
    }
    println!("{} {:?}", counted(&map), [inclusive(&map), inclusive_below(&map)]);
}
