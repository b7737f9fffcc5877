//! Numbers that are read out of bytes, through pointers and by functions that are given their type.

use std::io::{self, Read};
use std::ptr;

struct Bytes {
    base: *const u8,
    at: usize,
}

trait Wire: Copy {
    fn from_wire(self) -> Self;
}

macro_rules! wire {
    ($($t:ty),+) => { $(impl Wire for $t { fn from_wire(self) -> Self { <$t>::from_le(self) } })+ };
}
wire!(u16, u32, u64);

/// What is written of a text is its text, not a number.
trait Room {
    fn room(self) -> Vec<u8>;
}

impl Room for u32 {
    fn room(self) -> Vec<u8> {
        Vec::with_capacity(self as usize)
    }
}

impl Room for &[u8] {
    fn room(self) -> Vec<u8> {
        self.to_vec()
    }
}

fn room_for<T: Room>(what: T) -> Vec<u8> {
    what.room()
}

impl Bytes {
    fn word(&self) -> u32 {
        unsafe { ptr::read_unaligned(self.base.add(self.at).cast::<u32>()) }
    }

    fn get<T: Copy>(&self) -> T {
        unsafe { ptr::read_unaligned(self.base.add(self.at).cast::<T>()) }
    }

    fn native<T: Wire>(&self) -> T {
        let value = unsafe { ptr::read_unaligned(self.base.add(self.at).cast::<T>()) };
        value.from_wire()
    }

    fn native_by_path<T: Wire>(&self) -> T {
        T::from_wire(unsafe { *self.base.add(self.at).cast::<T>() })
    }

    fn native_let<T>(&self) -> T
    where
        T: Wire,
    {
        let value: T = unsafe { self.base.add(self.at).cast::<T>().read_unaligned() };
        value.from_wire()
    }

    fn small(&self) -> u16 {
        unsafe { self.base.add(self.at).cast::<u16>().read_unaligned() }
    }
}

fn first(p: *const u8) -> u64 {
    unsafe { *p.cast::<u64>() }
}

fn plain<T: Copy>(p: *const u8) -> T {
    unsafe { *p.cast::<T>() }
}

fn at_most<T: PartialOrd>(n: T, most: T) -> Option<T> {
    if n > most {
        return None;
    }
    Some(n)
}

fn smaller<T: Ord>(n: T, most: T) -> T {
    if n < most { n } else { most }
}

fn reserve(p: *const u8) -> Vec<u8> {
    let n = unsafe { *p.cast::<u64>() };
    Vec::with_capacity(n as usize) // want RBN804
}

fn main() -> io::Result<()> {
    let mut data = Vec::new();
    io::stdin().read_to_end(&mut data)?;
    let bytes = Bytes { base: data.as_ptr(), at: 4 };
    let a: Vec<u8> = Vec::with_capacity(bytes.word() as usize); // want RBN804
    let b: Vec<u8> = Vec::with_capacity(bytes.get::<u64>() as usize); // want RBN804
    let n = first(data.as_ptr());
    let c: Vec<u8> = Vec::with_capacity(n as usize); // want RBN804
    let n = plain::<u64>(data.as_ptr());
    let d: Vec<u8> = Vec::with_capacity(n.from_wire() as usize); // want RBN804
    let e: Vec<u8> = Vec::with_capacity(u32::from_be(bytes.word()).swap_bytes() as usize); // want RBN804
    // Two bytes ask for little.
    let f: Vec<u8> = Vec::with_capacity(bytes.small() as usize);
    let g: Vec<u8> = Vec::with_capacity(usize::from(bytes.get::<u16>()));
    // What a generic function has checked stays checked.
    let Some(n) = at_most(n, 4096) else { return Ok(()) };
    let h: Vec<u8> = Vec::with_capacity(n as usize);
    let i: Vec<u8> = Vec::with_capacity(smaller(bytes.word(), 4096) as usize);
    let j: Vec<u8> = Vec::with_capacity(bytes.native::<u32>() as usize); // want RBN804
    let k: Vec<u8> = Vec::with_capacity(bytes.native_by_path::<u64>() as usize); // want RBN804
    let n: u32 = bytes.native_let();
    let l: Vec<u8> = Vec::with_capacity(n as usize); // want RBN804
    let m: Vec<u8> = Vec::with_capacity(bytes.native::<u16>() as usize);
    println!("{}", [j, k, l, m, room_for(&data[..])].concat().len());
    println!("{} {}", reserve(data.as_ptr()).len(), [a, b, c, d, e, f, g, h, i].concat().len());
    Ok(())
}
