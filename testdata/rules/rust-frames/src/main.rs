//! Reads sensor frames from a socket and decodes them without copying.
use std::io::{self, Read};
use std::mem::{self, ManuallyDrop, MaybeUninit};
use std::net::TcpListener;
use std::num::{NonZeroU32, NonZeroU8, NonZeroUsize};
use std::ptr;

#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(u8)]
enum Op { Get = 0, Set = 1, Del = 2, Ping = 3 }

impl Op {
    const LAST: u8 = Op::Ping as u8;

    fn of(b: u8) -> Option<Op> {
        if b <= Self::LAST {
            Some(unsafe { mem::transmute::<u8, Op>(b) })
        } else {
            None
        }
    }

    fn wrapped(b: u8) -> Op {
        unsafe { mem::transmute(b & 3) }
    }

    unsafe fn raw(b: u8) -> Op {
        mem::transmute(b) // want RBN803
    }

    fn matched(b: u8) -> Result<Op, u8> {
        match b {
            0 | 1 | 2 | 3 => Ok(unsafe { mem::transmute(b) }),
            other => Err(other),
        }
    }

    fn asserted(b: u8) -> Op {
        assert!(b < 4, "bad op {b}");
        unsafe { mem::transmute(b) }
    }

    fn debugged(b: u8) -> Op {
        debug_assert!(b < 4);
        unsafe { mem::transmute(b) } // want RBN803
    }
}

#[repr(C)]
#[derive(Clone, Copy)]
struct Header { magic: u32, op: u8, flags: u8, len: u16 }

#[repr(C)]
#[derive(Clone, Copy)]
struct Config { mode: Op, verbose: bool, pad: [u8; 2] }

#[repr(C)]
union Cell { raw: u32, ch: char, f: f32, flag: bool }

fn header(buf: &[u8; 32]) -> Header {
    unsafe { ptr::read_unaligned(buf.as_ptr() as *const Header) }
}

fn config(buf: &[u8; 32]) -> Config {
    unsafe { ptr::read_unaligned(buf.as_ptr().add(8) as *const Config) } // want RBN803
}

fn config_ref(buf: &[u8; 32]) -> &Config {
    unsafe { &*(buf.as_ptr() as *const Config) } // want RBN803
}

fn config_cast(buf: &[u8]) -> Config {
    let p = buf.as_ptr().cast::<Config>();
    unsafe { *p } // want RBN803
}

fn header_ref(buf: &[u8]) -> &Header {
    unsafe { &*buf.as_ptr().cast::<Header>() }
}

fn label(buf: &[u8]) -> &str {
    let raw = &buf[..8];
    unsafe { std::str::from_utf8_unchecked(raw) } // want RBN803
}

fn label_checked(buf: &[u8]) -> Option<&str> {
    if !buf.is_ascii() {
        return None;
    }
    Some(unsafe { std::str::from_utf8_unchecked(buf) })
}

fn label_prefix(buf: &[u8]) -> &str {
    match std::str::from_utf8(buf) {
        Ok(s) => s,
        Err(e) => unsafe { std::str::from_utf8_unchecked(&buf[..e.valid_up_to()]) },
    }
}

fn label_all(buf: &[u8]) -> Option<&str> {
    if buf.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_') {
        return Some(unsafe { std::str::from_utf8_unchecked(buf) });
    }
    None
}

fn label_loop(buf: &[u8]) -> Option<&str> {
    for b in buf {
        if *b > 127 {
            return None;
        }
    }
    Some(unsafe { std::str::from_utf8_unchecked(buf) })
}

fn owned(buf: &[u8]) -> String {
    match String::from_utf8(buf.to_vec()) {
        Ok(s) => s,
        Err(e) => unsafe { String::from_utf8_unchecked(e.into_bytes()) }, // want RBN803
    }
}

fn pushed(buf: &[u8]) -> String {
    let mut s = String::with_capacity(buf.len());
    unsafe {
        let v = s.as_mut_vec();
        v.extend_from_slice(buf); // want RBN803
    }
    s
}

fn patched(s: &mut str, b: u8) {
    let bytes = unsafe { s.as_bytes_mut() };
    bytes[0] = b; // FN_RBN803
}

fn upper(s: &mut str) {
    for b in unsafe { s.as_bytes_mut() } {
        *b = b.to_ascii_uppercase();
    }
}

fn filled(r: &mut impl Read) -> io::Result<[bool; 4]> {
    let mut raw = [0u8; 4];
    r.read_exact(&mut raw)?;
    let mut out = MaybeUninit::<[bool; 4]>::uninit();
    unsafe {
        ptr::copy_nonoverlapping(raw.as_ptr(), out.as_mut_ptr() as *mut u8, 4);
        Ok(out.assume_init()) // want RBN803
    }
}

fn filled_ok(r: &mut impl Read) -> io::Result<[u32; 4]> {
    let mut out = MaybeUninit::<[u32; 4]>::uninit();
    let mut raw = [0u8; 16];
    r.read_exact(&mut raw)?;
    unsafe {
        ptr::copy_nonoverlapping(raw.as_ptr(), out.as_mut_ptr().cast(), 16);
        Ok(out.assume_init())
    }
}

fn cells(n: u32) -> (char, f32, bool) {
    let c = Cell { raw: n };
    unsafe { (c.ch, c.f, c.flag) } // want RBN803
}

fn letters(n: u32) -> Option<char> {
    let c = char::from_u32(n)?;
    let same = unsafe { char::from_u32_unchecked(n) };
    let next = unsafe { char::from_u32_unchecked(n ^ 0x20) };
    let digit = unsafe { char::from_u32_unchecked(b'0' as u32 + n % 10) };
    Some(if c == same { next } else { digit })
}

fn nonzero(n: u32, b: u8) -> (NonZeroU32, Option<NonZeroU8>) {
    let a = unsafe { NonZeroU32::new_unchecked(n) }; // want RBN803
    let c = if b != 0 { Some(unsafe { NonZeroU8::new_unchecked(b) }) } else { None };
    let _d = unsafe { NonZeroU32::new_unchecked(n | 1) };
    let _e = unsafe { NonZeroU32::new_unchecked(n.max(1)) };
    (a, c)
}

fn opt(n: u32) -> u32 {
    let v: Option<u32> = if n > 3 { Some(n) } else { None };
    if v.is_some() {
        return unsafe { v.unwrap_unchecked() };
    }
    unsafe { v.unwrap_unchecked() } // want RBN803
}

fn more(n: u32) -> Option<NonZeroU32> {
    if n >= 1 {
        return Some(unsafe { NonZeroU32::new_unchecked(n) });
    }
    match n {
        0 => None,
        n => Some(unsafe { NonZeroU32::new_unchecked(n) }),
    }
}

fn zero(n: u32) -> NonZeroU32 {
    if n == 0 {
        return NonZeroU32::MIN;
    }
    unsafe { NonZeroU32::new_unchecked(n) }
}

fn again(buf: &[u8]) -> String {
    String::from_utf8(buf.to_vec()).unwrap_or_else(|e| unsafe { String::from_utf8_unchecked(e.into_bytes()) }) // want RBN803
}

fn head(buf: &[u8]) -> &str {
    match std::str::from_utf8(buf) {
        Ok(s) => s,
        Err(e) => {
            let (valid, _) = buf.split_at(e.valid_up_to());
            unsafe { std::str::from_utf8_unchecked(valid) }
        }
    }
}

fn parts(buf: &[u8; 32]) -> &str {
    match std::str::from_utf8(&buf[4..8]) {
        Ok(_) => unsafe { std::str::from_utf8_unchecked(&buf[4..8]) },
        Err(_) => unsafe { std::str::from_utf8_unchecked(&buf[8..12]) }, // want RBN803
    }
}

fn written(buf: &[u8; 32]) -> ([bool; 2], [u8; 2]) {
    let mut flags = MaybeUninit::<[bool; 2]>::uninit();
    unsafe { flags.as_mut_ptr().cast::<[u8; 2]>().write([buf[0], buf[1]]) };
    let mut bytes = MaybeUninit::<[u8; 2]>::uninit();
    unsafe { bytes.as_mut_ptr().write([buf[0], buf[1]]) };
    let flags = unsafe { flags.assume_init() }; // want RBN803
    (flags, unsafe { bytes.assume_init() })
}

unsafe fn load(p: *const u64) -> u64 {
    *p // want RBN801
}

fn followed(addr: u64, own: u64) -> u64 {
    let mut mine = own;
    let mut other = addr;
    unsafe {
        ptr::swap(addr as *mut u64, &mut mine); // want RBN801
        ptr::swap(&mut other, &mut mine);
        let place = &other as *const u64 as usize;
        let to = addr as *mut u64;
        *to = 3; // want RBN801
        other ^= load(to);
        let read = ptr::read(addr as *const u64); // want RBN801
        let Some(n) = NonZeroUsize::new(addr as usize) else { return read };
        let at = n.get() as *const u32;
        u64::from(*at) ^ *(place as *const u64) // want RBN801
    }
}

fn bools(b: u8) -> (bool, bool, bool) {
    unsafe {
        let a: bool = mem::transmute(b); // want RBN803
        let c = mem::transmute::<u8, bool>(b & 1);
        let d: bool = *(&b as *const u8 as *const bool); // want RBN803
        (a, c, d)
    }
}

fn slices(buf: &[u8]) -> (&[u32], &[bool]) {
    unsafe {
        let words = buf.align_to::<u32>().1;
        let flags = std::slice::from_raw_parts(buf.as_ptr() as *const bool, buf.len()); // want RBN803
        (words, flags)
    }
}

fn kept(buf: Vec<u8>) -> Vec<i8> {
    let mut v = ManuallyDrop::new(buf);
    unsafe { Vec::from_raw_parts(v.as_mut_ptr() as *mut i8, v.len(), v.capacity()) }
}

fn main() -> io::Result<()> {
    for c in TcpListener::bind("0.0.0.0:9001")?.incoming() {
        let mut s = c?;
        let mut buf = [0u8; 32];
        s.read_exact(&mut buf)?;
        let h = header(&buf);
        let _ = (Op::of(h.op), Op::wrapped(h.op), unsafe { Op::raw(h.op) }, Op::matched(h.op).ok(), Op::asserted(h.op), Op::debugged(h.flags));
        let c = config(&buf);
        let r = config_ref(&buf);
        println!("{:?} {:?} {} {:?} {}", c.mode, r.mode, config_cast(&buf).verbose, c.pad, header_ref(&buf).len);
        println!("{} {:?} {} {:?} {:?}", label(&buf), label_checked(&buf), label_prefix(&buf), label_all(&buf), label_loop(&buf)); // want RBN702
        let mut name = String::from("name");
        patched(&mut name, buf[3]);
        upper(&mut name);
        println!("{} {} {}", owned(&buf), pushed(&buf), name); // want RBN702
        println!("{:?} {:?} {:?}", filled(&mut s)?, filled_ok(&mut s)?, cells(h.magic));
        println!("{:?} {:?} {}", letters(h.magic), nonzero(h.magic, h.op), opt(h.magic));
        println!("{:?} {} {} {} {}", more(h.magic), zero(h.magic), again(&buf), head(&buf), parts(&buf)); // want RBN702
        println!("{:?} {}", written(&buf), followed(u64::from(h.magic), 1));
        println!("{:?} {:?} {:?}", bools(h.flags), slices(&buf), kept(buf.to_vec()));
    }
    Ok(())
}
