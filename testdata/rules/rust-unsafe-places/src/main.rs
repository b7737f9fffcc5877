//! Numbers of a socket that functions fill in, compute with and hold against ranges, before they are indexes.
use std::ffi::CStr;
use std::io::{self, Read};
use std::net::{TcpListener, TcpStream};
use std::num::{NonZeroUsize, Wrapping};
use std::sync::Mutex;
use std::{mem, ptr, slice};

static ROOM: [u8; 64] = [7; 64];

fn word(c: &mut TcpStream) -> io::Result<usize> {
    let mut b = [0u8; 8];
    c.read_exact(&mut b)?;
    Ok(u64::from_le_bytes(b) as usize)
}

fn fill(place: &mut usize, c: &mut TcpStream) -> io::Result<()> {
    *place = word(c)?;
    Ok(())
}

/// What begins as a number of the program's own, and is lent to be changed.
fn lent(c: &mut TcpStream) -> io::Result<u8> {
    let mut at = 0;
    let mut sum = unsafe { *ROOM.get_unchecked(at) };
    fill(&mut at, c)?;
    sum += unsafe { *ROOM.get_unchecked(at) }; // want RBN802
    let mut len = 7usize;
    mem::swap(&mut len, &mut word(c)?);
    sum += unsafe { slice::from_raw_parts(ROOM.as_ptr(), len) }[0]; // want RBN802
    let mut other = 9usize;
    {
        let by = &mut other;
        *by = word(c)? % 9;
    }
    sum += unsafe { *ROOM.get_unchecked(other) };
    let mut written = word(c)?;
    unsafe { ptr::write(&mut written, 3) };
    sum += unsafe { *ROOM.get_unchecked(written) };
    unsafe { ptr::write(&mut written, word(c)?) };
    sum += unsafe { *ROOM.get_unchecked(written) }; // want RBN802
    Ok(sum)
}

/// A range says as much as its ends do.
fn ranges(c: &mut TcpStream) -> io::Result<u8> {
    let n = word(c)?;
    let mut sum = 0;
    if (1..).contains(&n) {
        sum += unsafe { *ROOM.get_unchecked(n) }; // want RBN802
        sum += unsafe { NonZeroUsize::new_unchecked(n) }.leading_zeros() as u8;
    }
    if (0..64).contains(&n) {
        sum += unsafe { *ROOM.get_unchecked(n) };
        sum += unsafe { NonZeroUsize::new_unchecked(n) }.leading_zeros() as u8; // want RBN803
    }
    if (1..=63).contains(&n) {
        sum += unsafe { *ROOM.get_unchecked(n) };
        sum += unsafe { NonZeroUsize::new_unchecked(n) }.leading_zeros() as u8;
    }
    if (0..=ROOM.len()).contains(&n) {
        sum += unsafe { *ROOM.get_unchecked(n) }; // want RBN802
        sum += unsafe { ROOM.get_unchecked(..n) }.len() as u8;
    }
    if ROOM.iter().nth(n).is_some() {
        sum += unsafe { *ROOM.get_unchecked(n) };
    }
    for (i, _) in (0..64).zip(0..n) {
        sum += unsafe { *ROOM.get_unchecked(i) };
    }
    for (_, i) in (0..64).zip(0..n) {
        sum += unsafe { *ROOM.get_unchecked(i) }; // want RBN802
    }
    if n.checked_add(1).map_or(false, |end| end <= 64) {
        sum += unsafe { char::from_u32_unchecked(n as u32) } as u8;
    }
    Ok(sum)
}

/// What is computed is a number of the same type.
fn computed(c: &mut TcpStream) -> io::Result<u8> {
    let n = word(c)?;
    let mut sum = unsafe { char::from_u32_unchecked((1 + n) as u32) } as u8; // want RBN803
    let more = n + 1;
    sum += unsafe { char::from_u32_unchecked(more as u32) } as u8; // want RBN803
    let wrapped = Wrapping(n) + Wrapping(1);
    sum += unsafe { *ROOM.get_unchecked(wrapped.0) }; // want RBN802
    let mut b = [0u8; 4];
    c.read_exact(&mut b)?;
    let shifted = (b[0] as usize) << 24 | (b[1] as usize) << 16 | (b[2] as usize) << 8 | b[3] as usize;
    sum += vec![0u64; shifted].len() as u8; // want RBN804
    let small = (b[0] as usize) << 8 | b[1] as usize;
    sum += vec![0u64; small].len() as u8;
    sum += vec![0u64; 1 << (b[0] & 7)].len() as u8;
    let back = usize::from_be_bytes(n.to_be_bytes());
    sum += unsafe { *ROOM.get_unchecked(back) }; // want RBN802
    Ok(sum)
}

/// Numbers that become addresses, out of what keeps them; pointers that a list keeps are the program's own.
fn kept(c: &mut TcpStream) -> io::Result<u8> {
    let boxed = Box::new(word(c)?);
    let place = *boxed;
    let mut sum = unsafe { *(place as *const u8) }; // want RBN801
    let locked = Mutex::new(word(c)?);
    let place = *locked.lock().unwrap();
    sum += unsafe { *(place as *const u8) }; // want RBN801
    let mut b = [0u8; 8];
    c.read_exact(&mut b)?;
    let mut list = Vec::new();
    list.push(b.as_ptr());
    let first = list.pop().unwrap_or(ROOM.as_ptr());
    sum += unsafe { *(first as *const i8) } as u8;
    let found = [b.as_ptr()].into_iter().find(|p| !p.is_null()).unwrap_or(ROOM.as_ptr());
    sum += unsafe { *(found as *const i8) } as u8;
    let mut old = b.as_ptr();
    let chosen = (!old.is_null()).then_some(old).unwrap_or(ROOM.as_ptr());
    sum += unsafe { *(chosen as *const i8) } as u8;
    let taken = mem::replace(&mut old, ROOM.as_ptr());
    sum += unsafe { *(taken as *const i8) } as u8;
    let again = unsafe { ptr::read(&taken) };
    sum += unsafe { *(again as *const i8) } as u8;
    Ok(sum)
}

/// What was found to be a text may have no end, and what has one need not be a text.
fn texts(c: &mut TcpStream) -> io::Result<usize> {
    let mut list = Vec::new();
    c.read_to_end(&mut list)?;
    let bytes: &[u8] = &list;
    let mut sum = 0;
    if bytes.is_ascii() {
        sum += unsafe { std::str::from_utf8_unchecked(bytes) }.len();
        sum += unsafe { CStr::from_ptr(bytes.as_ptr().cast()) }.count_bytes(); // want RBN803
    }
    if String::from_utf8(bytes.to_vec()).is_ok() {
        sum += unsafe { std::str::from_utf8_unchecked(bytes) }.len();
    }
    if CStr::from_bytes_with_nul(bytes).is_ok() {
        sum += unsafe { CStr::from_bytes_with_nul_unchecked(bytes) }.count_bytes();
        sum += unsafe { CStr::from_ptr(bytes.as_ptr().cast()) }.count_bytes();
    }
    if CStr::from_bytes_until_nul(bytes).is_err() {
        return Ok(sum);
    }
    sum += unsafe { CStr::from_ptr(bytes.as_ptr().cast()) }.count_bytes();
    sum += unsafe { std::str::from_utf8_unchecked(bytes) }.len(); // want RBN803
    sum += usize::from(unsafe { *(bytes.as_ptr() as *const bool) }); // want RBN803
    Ok(sum)
}

fn main() -> io::Result<()> {
    for c in TcpListener::bind("0.0.0.0:7071")?.incoming() {
        let mut c = c?;
        lent(&mut c)?;
        ranges(&mut c)?;
        computed(&mut c)?;
        kept(&mut c)?;
        texts(&mut c)?;
    }
    Ok(())
}
