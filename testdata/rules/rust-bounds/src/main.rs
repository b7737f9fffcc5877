//! A server of cells: what is known of a number before it becomes an index, a length or an offset.
use std::io::{self, Read};
use std::net::{TcpListener, TcpStream};
use std::num::NonZeroU8;
use std::{cmp, ptr, slice};

const CELLS: usize = 128;
static NAMES: [u8; 256] = [b'x'; 256];

struct Store {
    cells: [u32; CELLS],
    boxed: Box<[u8; 512]>,
    free: Vec<u32>,
}

fn word(c: &mut TcpStream) -> io::Result<usize> {
    let mut b = [0u8; 8];
    c.read_exact(&mut b)?;
    Ok(u64::from_le_bytes(b) as usize)
}

fn signed(c: &mut TcpStream) -> io::Result<i64> {
    let mut b = [0u8; 8];
    c.read_exact(&mut b)?;
    Ok(i64::from_le_bytes(b))
}

/// An index is less than the length, a length may be the length itself.
fn edges(s: &Store, c: &mut TcpStream) -> io::Result<u32> {
    let i = word(c)?;
    let mut sum = 0;
    if i < s.cells.len() {
        sum += unsafe { *s.cells.get_unchecked(i) };
    }
    if i <= s.cells.len() {
        sum += unsafe { *s.cells.get_unchecked(i) }; // want RBN802
        sum += unsafe { s.cells.get_unchecked(..i) }.len() as u32;
        sum += unsafe { slice::from_raw_parts(s.cells.as_ptr(), i) }.len() as u32;
    }
    if i <= s.cells.len() - 1 {
        sum += unsafe { *s.cells.get_unchecked(i) };
    }
    if i <= CELLS - 1 {
        sum += unsafe { *s.cells.get_unchecked(i) };
    }
    sum += unsafe { *s.cells.get_unchecked(i.min(s.cells.len())) }; // want RBN802
    sum += unsafe { *s.cells.get_unchecked(i.min(CELLS - 1)) };
    sum += unsafe { *s.cells.get_unchecked(cmp::min(i, s.cells.len())) }; // want RBN802
    sum += unsafe { *s.cells.get_unchecked(cmp::min(i, 7)) };
    sum += unsafe { *s.cells.get_unchecked(i.clamp(0, s.cells.len())) }; // want RBN802
    sum += unsafe { *s.cells.get_unchecked(i.clamp(1, 9)) };
    Ok(sum)
}

fn left(s: &Store, c: &mut TcpStream) -> io::Result<u32> {
    let i = word(c)?;
    if i > s.cells.len() {
        return Ok(0);
    }
    let mut sum = unsafe { *s.cells.get_unchecked(i) }; // want RBN802
    if i != s.cells.len() {
        sum += unsafe { *s.cells.get_unchecked(i) };
    }
    if i == s.cells.len() {
        return Ok(1);
    }
    sum += unsafe { *s.cells.get_unchecked(i) };
    let last = word(c)?;
    if s.cells.len() >= last {
        sum += unsafe { *s.cells.get_unchecked(last) }; // want RBN802
    }
    let at = word(c)?;
    if at + 4 > s.boxed.len() {
        return Ok(2);
    }
    sum += unsafe { *s.boxed.get_unchecked(at) } as u32;
    let wide = word(c)?;
    if !(wide >= s.free.len()) {
        sum += unsafe { *s.free.get_unchecked(wide) };
    }
    if !(s.free.len() < wide) {
        sum += unsafe { s.free.get_unchecked(..wide) }.len() as u32;
    }
    Ok(sum)
}

/// What is less than something can be far below zero.
fn signs(s: &Store, c: &mut TcpStream) -> io::Result<u32> {
    let n = signed(c)?;
    let base = s.cells.as_ptr();
    let mut sum = 0;
    if n < 128 {
        sum += unsafe { *base.offset(n as isize) }; // want RBN802
        sum += unsafe { *s.cells.get_unchecked(n as usize) }; // want RBN802
    }
    if n >= 0 && n < 128 {
        sum += unsafe { *base.offset(n as isize) };
    }
    if n > -1 && 128 > n {
        sum += unsafe { *base.offset(n as isize) };
    }
    if n < -5 || n > 100 {
        return Ok(0);
    }
    sum += unsafe { *base.offset(n as isize) }; // want RBN802
    if n.is_negative() {
        return Ok(1);
    }
    sum += unsafe { *base.offset(n as isize) };
    let m = signed(c)?;
    sum += unsafe { *base.add(CELLS).offset(-(m as isize)) }; // want RBN802
    if (m as usize) < CELLS {
        sum += unsafe { *base.offset(m as isize) };
    }
    if m.unsigned_abs() < 100 {
        sum += unsafe { *base.offset(m as isize) }; // want RBN802
    }
    if m.abs() < 100 && m.is_positive() {
        sum += unsafe { *base.offset(m as isize) };
    }
    sum += unsafe { *base.offset(m.min(99) as isize) }; // want RBN802
    sum += unsafe { *base.offset(m.max(0).min(99) as isize) };
    sum += unsafe { *base.offset(cmp::min(m, 99) as isize) }; // want RBN802
    sum += unsafe { *base.offset(m.clamp(0, 99) as isize) };
    if let Ok(k) = usize::try_from(m) {
        if k < CELLS {
            sum += unsafe { *s.cells.get_unchecked(k) };
        }
    }
    if m < 128 {
        let k: usize = m.try_into().unwrap_or(0);
        sum += unsafe { *s.cells.get_unchecked(k) };
    }
    sum += unsafe { *s.cells.get_unchecked(m.leading_zeros() as usize) };
    if 0 <= m && !(m >= 128) {
        sum += unsafe { *s.cells.get_unchecked(m as usize) };
    }
    if !(m < 0) && !(128 < m) {
        sum += unsafe { s.cells.get_unchecked(..m as usize) }.len() as u32;
    }
    if !(m <= -1) && !(0 > m) && !(0 >= m) && m < 3 {
        sum += unsafe { *s.cells.get_unchecked(m as usize) };
    }
    Ok(sum)
}

/// Memory that has room for every number of a type.
fn small(s: &Store, c: &mut TcpStream, n: NonZeroU8) -> io::Result<u32> {
    let mut b = [0u8; 4];
    c.read_exact(&mut b)?;
    let mut page = [0u8; 1024];
    let mut list = vec![0u8; 255 * 16];
    let one = b[0] as usize;
    let two = u16::from_be_bytes([b[1], b[2]]) as usize;
    let mut sum = unsafe { *NAMES.get_unchecked(one) } as u32;
    sum += unsafe { *s.boxed.get_unchecked(one) } as u32;
    sum += unsafe { *s.boxed.get_unchecked(one * 2) } as u32;
    sum += unsafe { *s.boxed.get_unchecked(one * 3) } as u32; // want RBN802
    sum += unsafe { *s.cells.get_unchecked(one >> 1) };
    sum += unsafe { *s.cells.get_unchecked(one) }; // want RBN802
    sum += unsafe { *s.boxed.get_unchecked(two) } as u32; // want RBN802
    unsafe { ptr::copy_nonoverlapping(page.as_ptr(), list.as_mut_ptr(), one * 4) };
    unsafe { ptr::copy_nonoverlapping(page.as_ptr(), list.as_mut_ptr(), one * 5) }; // want RBN802
    unsafe { ptr::write_bytes(page.as_mut_ptr(), 0, two) }; // want RBN802
    sum += unsafe { slice::from_raw_parts(list.as_ptr(), one * 16) }.len() as u32;
    sum += unsafe { slice::from_raw_parts(list.as_ptr(), usize::from(n.get()) * 16) }.len() as u32;
    sum += unsafe { *[1u8, 2, 3].get_unchecked(one / 86) } as u32;
    sum += unsafe { *[1u8, 2, 3].get_unchecked(one / 85) } as u32; // want RBN802
    sum += unsafe { *[1u8, 2, 3, 4].get_unchecked(one & 1 | 2) } as u32;
    sum += u8::try_from(two).map_or(0, |k| Vec::<u8>::with_capacity(k.into()).capacity()) as u32;
    list.clear();
    Ok(sum)
}

/// There is such an element, or such a part.
fn present(s: &mut Store, c: &mut TcpStream) -> io::Result<u32> {
    let i = word(c)?;
    let mut sum = 0;
    if let Some(_) = s.cells.get(i) {
        sum += unsafe { *s.cells.get_unchecked(i) };
    }
    match s.free.get_mut(i) {
        Some(_) => sum += unsafe { *s.free.get_unchecked(i) },
        None => sum += unsafe { *s.free.get_unchecked(i) }, // want RBN802
    }
    if s.cells.get(..i).is_some() {
        sum += unsafe { s.cells.get_unchecked(..i) }.len() as u32;
    }
    let n = word(c)?;
    let Some(rest) = s.free.len().checked_sub(n) else { return Ok(0) };
    sum += unsafe { slice::from_raw_parts(s.free.as_ptr().add(n), rest) }.len() as u32;
    let k = word(c)?;
    if s.boxed.split_at_checked(k).is_none() {
        return Ok(1);
    }
    sum += unsafe { s.boxed.split_at_unchecked(k) }.0.len() as u32;
    sum += unsafe { *s.boxed.get_unchecked(k) } as u32; // want RBN802
    Ok(sum)
}

/// The same expression in the check and where it is used.
fn twice(s: &Store, c: &mut TcpStream) -> io::Result<u32> {
    let mut buf = [0u8; 64];
    let n = c.read(&mut buf)?;
    let bit = word(c)?;
    let mut sum = 0;
    if (bit >> 5) < s.cells.len() {
        sum += unsafe { *s.cells.get_unchecked(bit >> 5) };
        sum += unsafe { *s.cells.get_unchecked(bit >> 4) }; // want RBN802
    }
    if buf[..n].is_ascii() {
        sum += unsafe { std::str::from_utf8_unchecked(&buf[..n]) }.len() as u32;
        sum += unsafe { std::str::from_utf8_unchecked(&buf[n..]) }.len() as u32; // want RBN803
    }
    if let Err(e) = std::str::from_utf8(&buf) {
        sum += unsafe { std::str::from_utf8_unchecked(&buf[..e.valid_up_to()]) }.len() as u32;
        sum += unsafe { std::str::from_utf8_unchecked(&buf[e.valid_up_to()..]) }.len() as u32; // want RBN803
    }
    let mut list: Vec<u8> = Vec::new();
    c.read_to_end(&mut list)?;
    sum += unsafe { String::from_utf8_unchecked(list.to_ascii_uppercase()) }.len() as u32; // want RBN803
    let p = word(c)? as *const u32;
    let ends = s.cells.as_ptr_range();
    if p >= ends.start && p < ends.end {
        sum += unsafe { *p };
    }
    if p < ends.start || p >= ends.end {
        return Ok(sum);
    }
    sum += unsafe { *p };
    sum += *unsafe { (word(c)? as *const u32).as_ref() }.unwrap_or(&0); // want RBN801
    Ok(sum)
}

/// One less than what may be as large as a list is an element of it, if it is not zero.
fn before_last(s: &Store, c: &mut TcpStream) -> io::Result<u32> {
    let n = word(c)?;
    let mut sum = 0;
    if n > 0 && n <= s.free.len() {
        sum += unsafe { *s.free.get_unchecked(n - 1) };
        sum += unsafe { *s.free.get_unchecked(n) }; // want RBN802
    }
    if n <= s.free.len() {
        sum += unsafe { *s.free.get_unchecked(n - 1) }; // want RBN802
        sum += unsafe { *s.free.get_unchecked(n.saturating_sub(1)) }; // want RBN802
    }
    if 0 != n && n <= s.free.len() {
        sum += unsafe { *s.free.get_unchecked(n.saturating_sub(1)) } + unsafe { *s.free.get_unchecked(n.wrapping_sub(1)) };
    }
    let m = word(c)?;
    if m == 0 || m > s.free.len() {
        return Ok(sum);
    }
    sum += unsafe { *s.free.get_unchecked(m - 1) };
    if n >= 0 && n <= s.free.len() {
        sum += unsafe { *s.free.get_unchecked(n - 1) }; // want RBN802
    }
    Ok(sum)
}

fn main() -> io::Result<()> {
    let mut s = Store { cells: [0; CELLS], boxed: Box::new([0; 512]), free: Vec::new() };
    for c in TcpListener::bind("0.0.0.0:7070")?.incoming() {
        let mut c = c?;
        edges(&s, &mut c)?;
        left(&s, &mut c)?;
        signs(&s, &mut c)?;
        small(&s, &mut c, NonZeroU8::MIN)?;
        present(&mut s, &mut c)?;
        twice(&s, &mut c)?;
        before_last(&s, &mut c)?;
    }
    Ok(())
}
