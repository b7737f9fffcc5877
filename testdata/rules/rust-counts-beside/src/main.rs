//! How many elements there are, kept beside the memory that was made for as many.

use std::alloc::{alloc_zeroed, dealloc, Layout};
use std::io::{self, Read};
use std::marker::PhantomData;

struct Input<'a> {
    data: &'a [u8],
    pos: usize,
}

impl<'a> Input<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let part = self.data.get(self.pos..self.pos.checked_add(n)?)?;
        self.pos += n;
        Some(part)
    }

    fn word(&mut self) -> Option<usize> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?) as usize)
    }
}

trait Record: Sized {
    const SIZE: usize;
    fn parse(raw: &[u8]) -> Self;
}

impl Record for u16 {
    const SIZE: usize = 2;
    fn parse(raw: &[u8]) -> Self {
        u16::from_be_bytes([raw[0], raw[1]])
    }
}

/// Records one after the other, taken from the input as many as there are.
struct Records<'a, R> {
    data: &'a [u8],
    count: usize,
    record: PhantomData<R>,
}

impl<'a, R: Record> Records<'a, R> {
    fn read(input: &mut Input<'a>, count: usize) -> Option<Self> {
        let bytes = count.checked_mul(R::SIZE)?;
        Some(Self { data: input.take(bytes)?, count, record: PhantomData })
    }

    unsafe fn at(&self, i: usize) -> R {
        R::parse(self.data.get_unchecked(i * R::SIZE..(i + 1) * R::SIZE))
    }

    fn get(&self, i: usize) -> Option<R> {
        (i < self.count).then(|| unsafe { self.at(i) })
    }

    fn iter(&self) -> impl Iterator<Item = R> + '_ {
        (0..self.count).map(|i| unsafe { self.at(i) })
    }
}

/// The rest of the input, whatever its length is, and how many records it is said to have.
struct Rest<'a> {
    data: &'a [u8],
    count: usize,
}

impl<'a> Rest<'a> {
    fn read(input: &mut Input<'a>) -> Option<Self> {
        let count = input.word()?;
        Some(Self { data: &input.data[input.pos..], count })
    }

    fn sum(&self) -> u32 {
        (0..self.count).map(|i| u32::from(unsafe { *self.data.get_unchecked(i) })).sum() // want RBN802
    }
}

/// Memory that is asked for, and how much that was.
struct Grid {
    cells: *mut u32,
    len: usize,
}

impl Grid {
    fn new(len: usize) -> Option<Self> {
        let len = len.clamp(1, 1 << 20);
        let cells = unsafe { alloc_zeroed(Layout::array::<u32>(len).ok()?) }.cast::<u32>();
        (!cells.is_null()).then_some(Grid { cells, len })
    }

    fn fill(&mut self, value: u32) {
        for i in 0..self.len {
            unsafe { *self.cells.add(i) = value };
        }
    }
}

impl Drop for Grid {
    fn drop(&mut self) {
        unsafe { dealloc(self.cells.cast(), Layout::array::<u32>(self.len).unwrap()) };
    }
}

/// A length that is set afterwards says nothing.
struct Table {
    slots: Vec<u64>,
    len: usize,
}

impl Table {
    fn new(len: usize) -> Self {
        let len = len.min(4096);
        Table { slots: vec![0; len], len }
    }

    fn resize(&mut self, len: usize) {
        self.len = len;
    }

    fn sum(&self) -> u64 {
        (0..self.len).map(|i| unsafe { *self.slots.get_unchecked(i) }).sum() // want RBN802
    }
}

fn run(data: &[u8]) -> Option<u64> {
    let mut input = Input { data, pos: 0 };
    let n = input.word()?;
    let records = Records::<u16>::read(&mut input, n)?;
    let mut sum: u64 = records.iter().map(u64::from).sum();
    sum += u64::from(records.get(n)?);
    let mut grid = Grid::new(input.word()?)?;
    grid.fill(7);
    let mut table = Table::new(input.word()?);
    table.resize(input.word()?);
    sum += table.sum();
    Some(sum + u64::from(Rest::read(&mut input)?.sum()))
}

fn main() -> io::Result<()> {
    let mut data = Vec::new();
    io::stdin().read_to_end(&mut data)?;
    println!("{:?}", run(&data));
    Ok(())
}
