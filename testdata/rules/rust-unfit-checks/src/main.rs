use std::io::{self, Read};
use std::net::TcpListener;
use std::{ptr, slice};

const MAX: usize = 64;

fn le(b: &[u8], at: usize) -> usize {
    u16::from_le_bytes([b[at], b[at + 1]]) as usize
}

fn off_only(buf: &[u8], off: usize, n: usize) -> u32 {
    if off >= buf.len() {
        return 0;
    }
    let s = unsafe { slice::from_raw_parts(buf.as_ptr().add(off), n) }; // want RBN802
    s.len() as u32
}

fn off_and_sum(buf: &[u8], off: usize, n: usize) -> u32 {
    if off > buf.len() || n > buf.len() - off {
        return 0;
    }
    let s = unsafe { slice::from_raw_parts(buf.as_ptr().add(off), n) };
    s.len() as u32
}

fn sum_wraps(buf: &[u8], off: usize, n: usize) -> u32 {
    if off.wrapping_add(n) > buf.len() {
        return 0;
    }
    let s = unsafe { slice::from_raw_parts(buf.as_ptr().add(off), n) }; // want RBN802
    s.len() as u32
}

fn sum_saturates(buf: &[u8], off: usize, n: usize) -> u32 {
    if off.saturating_add(n) > buf.len() {
        return 0;
    }
    let s = unsafe { slice::from_raw_parts(buf.as_ptr().add(off), n) };
    s.len() as u32
}

fn end_of(buf: &[u8], off: usize, n: usize) -> Option<&[u8]> {
    let end = off.checked_add(n)?;
    if end > buf.len() {
        return None;
    }
    Some(unsafe { buf.get_unchecked(off..end) })
}

fn times_four(buf: &[u8], n: usize) -> u32 {
    if n > buf.len() {
        return 0;
    }
    let s = unsafe { slice::from_raw_parts(buf.as_ptr(), n * 4) }; // want RBN802
    s.len() as u32
}

fn times_four_good(buf: &[u8], n: usize) -> u32 {
    if n * 4 > buf.len() {
        return 0;
    }
    let s = unsafe { slice::from_raw_parts(buf.as_ptr(), n * 4) };
    s.len() as u32
}

fn as_words(buf: &[u8], n: usize) -> u32 {
    if n > buf.len() {
        return 0;
    }
    let s = unsafe { slice::from_raw_parts(buf.as_ptr() as *const u32, n) }; // want RBN802
    s.len() as u32
}

fn as_words_good(buf: &[u8], n: usize) -> u32 {
    if n > buf.len() / 4 {
        return 0;
    }
    let s = unsafe { slice::from_raw_parts(buf.as_ptr() as *const u32, n) };
    s.len() as u32
}

fn start_end(buf: &[u8], start: usize, end: usize) -> Option<&[u8]> {
    if start <= end && end <= buf.len() {
        return Some(unsafe { buf.get_unchecked(start..end) });
    }
    None
}

fn end_only(buf: &[u8], start: usize, end: usize) -> Option<&[u8]> {
    if end <= buf.len() {
        return Some(unsafe { buf.get_unchecked(start..end) }); // want RBN802
    }
    None
}

fn array_const(n: usize) -> u8 {
    let table = [0u8; MAX];
    if n < MAX {
        return unsafe { *table.get_unchecked(n) };
    }
    0
}

fn array_other_const(n: usize) -> u8 {
    let table = [0u8; 16];
    if n < MAX {
        return unsafe { *table.get_unchecked(n) }; // want RBN802
    }
    0
}

fn into_array(src: &[u8], n: usize) -> u8 {
    let mut dst = [0u8; 16];
    let n = n.min(src.len());
    unsafe { ptr::copy_nonoverlapping(src.as_ptr(), dst.as_mut_ptr(), n) }; // want RBN802
    dst[0]
}

fn into_array_good(src: &[u8], n: usize) -> u8 {
    let mut dst = [0u8; 16];
    let n = n.min(src.len()).min(dst.len());
    unsafe { ptr::copy_nonoverlapping(src.as_ptr(), dst.as_mut_ptr(), n) };
    dst[0]
}

fn whole_body(src: &[u8]) -> u8 {
    let mut dst = [0u8; 16];
    unsafe { ptr::copy_nonoverlapping(src.as_ptr(), dst.as_mut_ptr(), src.len()) }; // want RBN802
    dst[0]
}

fn whole_body_good(src: &[u8]) -> u8 {
    let mut dst = [0u8; 16];
    if src.len() > dst.len() {
        return 0;
    }
    unsafe { ptr::copy_nonoverlapping(src.as_ptr(), dst.as_mut_ptr(), src.len()) };
    dst[0]
}

fn contains(buf: &[u8], n: usize) -> u8 {
    if !(0..buf.len()).contains(&n) {
        return 0;
    }
    unsafe { *buf.get_unchecked(n) }
}

fn plus_one(buf: &[u8], n: usize) -> u8 {
    if n < buf.len() {
        return unsafe { *buf.get_unchecked(n + 1) }; // want RBN802
    }
    0
}

fn plus_one_good(buf: &[u8], n: usize) -> u8 {
    if n + 1 < buf.len() {
        return unsafe { *buf.get_unchecked(n + 1) ^ *buf.get_unchecked(n) };
    }
    0
}

fn end_of_other(buf: &[u8], other: &[u8], n: usize) -> Option<u8> {
    if n >= other.len() {
        return None;
    }
    Some(unsafe { *buf.get_unchecked(n) }) // want RBN802
}

fn end_of_two(buf: &[u8], other: &[u8], n: usize) -> Option<u8> {
    if buf.len() != other.len() || n >= other.len() {
        return None;
    }
    Some(unsafe { *buf.get_unchecked(n) })
}

fn end_of_part(buf: &[u8], n: usize) -> Option<u8> {
    let head = &buf[..16];
    if n >= head.len() {
        return None;
    }
    Some(unsafe { *buf.get_unchecked(n) })
}

fn shifted(buf: &[u8], n: usize) -> u8 {
    if n < buf.len() && buf.len() > 4 {
        let a = unsafe { *buf.get_unchecked(n << 1) }; // want RBN802
        return a ^ unsafe { *buf.get_unchecked((n << 1) % 4) };
    }
    0
}

fn half(buf: &[u8], n: usize) -> u8 {
    if n << 1 < buf.len() {
        return unsafe { *buf.get_unchecked(n << 1) };
    }
    0
}

fn product(buf: &[u8], n: usize) -> Option<u8> {
    let all = n.checked_mul(4)?;
    if all > buf.len() {
        return None;
    }
    let words = unsafe { slice::from_raw_parts(buf.as_ptr().cast::<u32>(), n) };
    Some(words.len() as u8)
}

fn products(buf: &[u8], n: usize) -> Option<u8> {
    if n > buf.len() {
        return None;
    }
    let a = unsafe { slice::from_raw_parts(buf.as_ptr(), n.checked_mul(2)?) }; // want RBN802
    let b = unsafe { slice::from_raw_parts(buf.as_ptr(), n.saturating_mul(2)) }; // want RBN802
    let c = unsafe { slice::from_raw_parts(buf.as_ptr(), n.wrapping_mul(2)) }; // want RBN802
    let d = unsafe { slice::from_raw_parts(buf.as_ptr(), n.checked_add(2)?) }; // want RBN802
    let e = unsafe { slice::from_raw_parts(buf.as_ptr(), n.saturating_add(2)) }; // want RBN802
    let f = unsafe { slice::from_raw_parts(buf.as_ptr(), n.wrapping_add(2)) }; // want RBN802
    Some((a.len() + b.len() + c.len() + d.len() + e.len() + f.len()) as u8)
}

const WIDE: usize = 32;

fn least(src: &[u8], n: usize) -> u8 {
    let mut dst = [0u8; 16];
    let short = std::cmp::min(n, src.len());
    unsafe { ptr::copy(src.as_ptr(), dst.as_mut_ptr(), short) }; // want RBN802
    unsafe { ptr::copy(src.as_ptr(), dst.as_mut_ptr(), std::cmp::min(short, 16)) };
    unsafe { ptr::copy(src.as_ptr(), dst.as_mut_ptr(), short.min(dst.len() - 1)) };
    unsafe { ptr::copy(src.as_ptr(), dst.as_mut_ptr(), short.min(dst.len().saturating_sub(1))) };
    unsafe { ptr::copy(src.as_ptr(), dst.as_mut_ptr(), n.min(src.len() - 1)) }; // want RBN802
    unsafe { ptr::copy(src.as_ptr(), dst.as_mut_ptr(), n.min(WIDE - 1)) }; // want RBN802
    unsafe { src.as_ptr().copy_to(dst.as_mut_ptr(), short) }; // want RBN802
    unsafe { src.as_ptr().copy_to_nonoverlapping(dst.as_mut_ptr(), short.min(MAX)) }; // want RBN802
    unsafe { dst.as_mut_ptr().copy_from(src.as_ptr(), short) }; // want RBN802
    unsafe { dst.as_mut_ptr().copy_from_nonoverlapping(src.as_ptr(), short) }; // want RBN802
    unsafe { libc::memcpy(dst.as_mut_ptr().cast(), src.as_ptr().cast(), short) }; // want RBN802
    unsafe { libc::memmove(dst.as_mut_ptr().cast(), src.as_ptr().cast(), short) }; // want RBN802
    dst[0]
}

fn all_of_it(src: &[u8]) -> u8 {
    let mut dst = [0u8; 16];
    unsafe { ptr::copy(src.as_ptr(), dst.as_mut_ptr(), src.len()) }; // want RBN802
    unsafe { src.as_ptr().copy_to(dst.as_mut_ptr(), src.len()) }; // want RBN802
    unsafe { src.as_ptr().copy_to_nonoverlapping(dst.as_mut_ptr(), src.len()) }; // want RBN802
    unsafe { dst.as_mut_ptr().copy_from(src.as_ptr(), src.len()) }; // want RBN802
    unsafe { dst.as_mut_ptr().copy_from_nonoverlapping(src.as_ptr(), src.len()) }; // want RBN802
    unsafe { libc::memcpy(dst.as_mut_ptr().cast(), src.as_ptr().cast(), src.len()) }; // want RBN802
    unsafe { libc::memmove(dst.as_mut_ptr().cast(), src.as_ptr().cast(), src.len()) }; // want RBN802
    if src.len() <= 16 {
        unsafe { ptr::copy(src.as_ptr(), dst.as_mut_ptr(), src.len()) };
    }
    dst[0]
}

fn pointed(buf: &[u8], n: usize) -> u8 {
    let table = [0u8; 16];
    if n >= MAX {
        return 0;
    }
    let far = unsafe { table.as_ptr().add(n).read() }; // want RBN802
    let farther = unsafe { table.as_ptr().offset(n as isize).read() }; // want RBN802
    let raw = unsafe { &*ptr::slice_from_raw_parts(table.as_ptr(), n) }; // want RBN802
    far ^ farther ^ raw.len() as u8 ^ buf[0]
}

fn changed(buf: &mut [u8], n: usize) {
    let mut own = [0u8; 16];
    if n < MAX {
        unsafe { *own.get_unchecked_mut(n) = 1 }; // want RBN802
        let cut = unsafe { slice::from_raw_parts_mut(own.as_mut_ptr(), n) }; // want RBN802
        cut[0] = 1;
        let raw = unsafe { &mut *ptr::slice_from_raw_parts_mut(own.as_mut_ptr(), n) }; // want RBN802
        raw[0] = buf[0];
    }
}

fn main() -> io::Result<()> {
    for s in TcpListener::bind("0.0.0.0:6013")?.incoming() {
        let mut s = s?;
        let mut b = vec![0u8; 512];
        s.read_exact(&mut b)?;
        let (x, y) = (le(&b, 0), le(&b, 2));
        changed(&mut b.clone(), x);
        let body = &b[4..];
        off_only(body, x, y);
        off_and_sum(body, x, y);
        sum_wraps(body, x, y);
        sum_saturates(body, x, y);
        let _ = end_of(body, x, y);
        let _ = end_of_other(body, &b, x);
        let _ = end_of_two(body, &b, x);
        let _ = end_of_part(body, x);
        times_four(body, x);
        times_four_good(body, x);
        as_words(body, x);
        as_words_good(body, x);
        let _ = start_end(body, x, y);
        let _ = end_only(body, x, y);
        array_const(x);
        array_other_const(x);
        into_array(body, x);
        into_array_good(body, x);
        plus_one(body, x);
        plus_one_good(body, x);
        shifted(body, x);
        half(body, x);
        let _ = product(body, x);
        let _ = products(body, x);
        least(body, x);
        pointed(body, x);
        let mut all = Vec::new();
        s.read_to_end(&mut all)?;
        whole_body(&all);
        whole_body_good(&all);
        all_of_it(&all);
    }
    Ok(())
}
