//! A tile server: indexes that clients send into tables and buffers.
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::{mem, ptr, slice};

static TABLE: [u16; 256] = [0; 256];
const WIDE: [u8; 65536] = [0; 65536];

struct Req { x: usize, y: usize, n: u32, k: u8, w: u16 }

fn req(s: &mut TcpStream) -> io::Result<Req> {
    let mut b = [0u8; 16];
    s.read_exact(&mut b)?;
    Ok(Req {
        x: u32::from_be_bytes(b[0..4].try_into().unwrap()) as usize,
        y: u32::from_be_bytes(b[4..8].try_into().unwrap()) as usize,
        n: u32::from_be_bytes(b[8..12].try_into().unwrap()),
        k: b[12],
        w: u16::from_be_bytes([b[13], b[14]]),
    })
}

struct Grid { w: usize, h: usize, cells: Vec<u8> }

impl Grid {
    fn at(&self, x: usize, y: usize) -> u8 {
        unsafe { *self.cells.get_unchecked(y * self.w + x) } // want RBN802
    }
    fn at_checked(&self, x: usize, y: usize) -> Option<u8> {
        if x >= self.w || y >= self.h {
            return None;
        }
        Some(unsafe { *self.cells.get_unchecked(y * self.w + x) })
    }
    fn at_index(&self, x: usize, y: usize) -> Option<u8> {
        let i = y.checked_mul(self.w)?.checked_add(x)?;
        (i < self.cells.len()).then(|| unsafe { *self.cells.get_unchecked(i) })
    }
    fn at_assert(&self, x: usize, y: usize) -> u8 {
        assert!(x < self.w && y < self.h);
        unsafe { *self.cells.as_ptr().add(y * self.w + x) }
    }
    fn inside(&self, x: usize, y: usize) -> bool {
        x < self.w && y < self.h
    }
    fn at_pred(&self, x: usize, y: usize) -> u8 {
        if !self.inside(x, y) {
            return 0;
        }
        unsafe { *self.cells.get_unchecked(y * self.w + x) }
    }
    fn row(&self, y: usize) -> &[u8] {
        unsafe { slice::from_raw_parts(self.cells.as_ptr().add(y * self.w), self.w) } // want RBN802
    }
    fn row_ok(&self, y: usize) -> &[u8] {
        let y = y.min(self.h - 1);
        unsafe { slice::from_raw_parts(self.cells.as_ptr().add(y * self.w), self.w) }
    }
    fn set(&mut self, i: usize, v: u8) {
        match self.cells.len() {
            len if i < len => unsafe { *self.cells.get_unchecked_mut(i) = v },
            _ => {}
        }
    }
    fn set_raw(&mut self, i: usize, v: u8) {
        unsafe { self.cells.as_mut_ptr().add(i).write(v) } // want RBN802
    }
}

fn small(r: &Req) -> u16 {
    let a = unsafe { *TABLE.get_unchecked(r.k as usize) };
    let b = unsafe { *TABLE.get_unchecked(usize::from(r.k)) };
    let c = unsafe { *TABLE.get_unchecked(r.w as usize) }; // want RBN802
    let d = unsafe { *TABLE.get_unchecked((r.w >> 8) as usize) };
    let e = unsafe { *TABLE.get_unchecked((r.n as u8) as usize) };
    let f = unsafe { *WIDE.get_unchecked(r.w as usize) } as u16;
    let g = unsafe { *WIDE.get_unchecked(r.n as usize) } as u16; // want RBN802
    let Ok(k) = u8::try_from(r.n) else { return 0 };
    let h = unsafe { *TABLE.get_unchecked(k as usize) };
    let i = unsafe { *TABLE.get_unchecked(r.x % TABLE.len()) };
    let j = unsafe { *TABLE.get_unchecked(r.x & 0xff) };
    let l = unsafe { *TABLE.get_unchecked(r.x.clamp(0, 255)) };
    a ^ b ^ c ^ d ^ e ^ f ^ g ^ h ^ i ^ j ^ l
}

fn copy(buf: &[u8], r: &Req) -> [u8; 64] {
    let mut out = [0u8; 64];
    unsafe {
        ptr::copy_nonoverlapping(buf.as_ptr(), out.as_mut_ptr(), r.n as usize); // want RBN802
        let n = (r.n as usize).min(out.len()).min(buf.len());
        ptr::copy_nonoverlapping(buf.as_ptr(), out.as_mut_ptr(), n);
        let m = std::cmp::min(r.n as usize, 64);
        ptr::write_bytes(out.as_mut_ptr(), 0, m);
        if r.n as usize <= mem::size_of_val(&out) {
            out.as_mut_ptr().write_bytes(1, r.n as usize);
        }
    }
    out
}

fn grow(r: &Req) -> Vec<u8> {
    let mut v: Vec<u8> = Vec::with_capacity(128);
    unsafe { v.set_len(r.w as usize) }; // want RBN802
    let mut w: Vec<u8> = Vec::with_capacity(r.w as usize);
    unsafe { w.set_len(r.w as usize) };
    let mut x: Vec<u8> = Vec::new();
    x.resize(r.w as usize, 0);
    unsafe { x.set_len(r.w as usize) }; // FP_RBN802
    v.extend(w);
    v
}

fn window<'a>(buf: &'a [u8], r: &Req) -> Option<&'a [u8]> {
    let end = r.x.checked_add(r.y)?;
    if end > buf.len() {
        return None;
    }
    Some(unsafe { buf.get_unchecked(r.x..end) })
}

fn window_then<'a>(buf: &'a [u8], r: &Req) -> Option<&'a [u8]> {
    r.x.checked_add(r.y).filter(|&e| e <= buf.len()).map(|e| unsafe { buf.get_unchecked(r.x..e) })
}

fn window_bad<'a>(buf: &'a [u8], r: &Req) -> &'a [u8] {
    unsafe { buf.get_unchecked(r.x..r.x + r.y) } // want RBN802
}

fn words(buf: &[u8], r: &Req) -> Option<u32> {
    let n = r.n as usize;
    if n.checked_mul(4).is_none_or(|b| b > buf.len()) {
        return None;
    }
    let w = unsafe { slice::from_raw_parts(buf.as_ptr() as *const u32, n) };
    Some(w.iter().sum())
}

fn sums(buf: &[u8], r: &Req) -> u32 {
    let n = r.n as usize;
    if n.checked_mul(2).map_or(true, |b| b > buf.len()) {
        return 0;
    }
    let w = unsafe { slice::from_raw_parts(buf.as_ptr() as *const u16, n) };
    let m = r.y;
    if m.checked_mul(2).map_or(false, |b| b <= buf.len()) {
        return unsafe { slice::from_raw_parts(buf.as_ptr() as *const u16, m) }.len() as u32;
    }
    w.len() as u32 + unsafe { slice::from_raw_parts(buf.as_ptr() as *const u16, m) }.len() as u32 // want RBN802
}

fn part<'a>(buf: &'a [u8], r: &Req) -> Option<&'a [u8]> {
    let end = r.x.checked_add(r.y)?;
    (end <= buf.len()).then(|| unsafe { slice::from_raw_parts(buf.as_ptr().add(r.x), r.y) })
}

fn records(buf: &[u8], r: &Req) -> usize {
    let n = r.n as usize;
    let Some(bytes) = n.checked_mul(mem::size_of::<u64>()) else { return 0 };
    if bytes > buf.len() {
        return 0;
    }
    unsafe { slice::from_raw_parts(buf.as_ptr().cast::<u64>(), n) }.len()
}

fn ensure(n: usize, len: usize) -> io::Result<()> {
    if n >= len {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "range"));
    }
    Ok(())
}

fn by_result(buf: &[u8], r: &Req) -> io::Result<u8> {
    ensure(r.x, buf.len())?;
    Ok(unsafe { *buf.get_unchecked(r.x) })
}

fn wrong_one(buf: &[u8], r: &Req) -> io::Result<u8> {
    ensure(r.x, buf.len())?;
    Ok(unsafe { *buf.get_unchecked(r.y) }) // want RBN802
}

fn scan(buf: &[u8], r: &Req) -> usize {
    let mut i = r.x;
    let mut found = 0;
    while i < buf.len() && unsafe { *buf.get_unchecked(i) } != 0 {
        i += 1;
        found += 1;
    }
    loop {
        if i >= buf.len() {
            break;
        }
        found += unsafe { *buf.get_unchecked(i) } as usize;
        i += 1;
    }
    for j in r.x..r.y {
        found += unsafe { *buf.get_unchecked(j) } as usize; // want RBN802
    }
    for j in 0..r.y.min(buf.len()) {
        found += unsafe { *buf.get_unchecked(j) } as usize;
    }
    found
}

fn halves(buf: &mut [u8], r: &Req) {
    let mid = r.x;
    if mid > buf.len() {
        return;
    }
    let (a, _) = unsafe { buf.split_at_mut_unchecked(mid) };
    a.reverse();
    let (b, _) = unsafe { buf.split_at_mut_unchecked(r.y) }; // want RBN802
    b.reverse();
}

fn main() -> io::Result<()> {
    let mut g = Grid { w: 8, h: 8, cells: vec![0; 64] };
    for c in TcpListener::bind("0.0.0.0:9002")?.incoming() {
        let mut s = c?;
        let r = req(&mut s)?;
        let mut buf = vec![0u8; 256];
        s.read_exact(&mut buf)?;
        let mut out = vec![g.at(r.x, r.y), g.at_checked(r.x, r.y).unwrap_or(0), g.at_index(r.x, r.y).unwrap_or(0), g.at_assert(r.x, r.y), g.at_pred(r.x, r.y)];
        out.extend_from_slice(g.row(r.y));
        out.extend_from_slice(g.row_ok(r.y));
        g.set(r.x, r.k);
        g.set_raw(r.y, r.k);
        out.push(small(&r) as u8);
        out.extend_from_slice(&copy(&buf, &r));
        out.extend(grow(&r));
        out.extend_from_slice(window(&buf, &r).unwrap_or_default());
        out.extend_from_slice(window_then(&buf, &r).unwrap_or_default());
        out.extend_from_slice(window_bad(&buf, &r));
        out.push((words(&buf, &r).unwrap_or(0) as usize + records(&buf, &r) + scan(&buf, &r)) as u8);
        out.push(by_result(&buf, &r)? ^ wrong_one(&buf, &r)?);
        out.extend_from_slice(part(&buf, &r).unwrap_or_default());
        out.push(sums(&buf, &r) as u8);
        halves(&mut buf, &r);
        s.write_all(&out)?;
    }
    Ok(())
}
