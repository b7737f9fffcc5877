// Lists that are filled in place, and the room that they were given before.
use std::alloc::{alloc_zeroed, Layout};

// The memory has as many elements as the layout that it was asked for with; the length grows by what is written.
fn from_layout<T: Default>(size: usize) -> Option<Box<[T]>> {
    let mut list = if size == 0 || std::mem::size_of::<T>() == 0 {
        Vec::new()
    } else {
        let layout = match Layout::array::<T>(size) {
            Ok(layout) => layout,
            Err(_) => return None,
        };
        let data = unsafe { alloc_zeroed(layout) } as *mut T; // want RBN804
        if data.is_null() {
            return None;
        }
        unsafe { Vec::from_raw_parts(data, 0, size) }
    };
    for index in 0..size {
        unsafe {
            std::ptr::write(list.as_mut_ptr().add(index), T::default());
            list.set_len(index + 1);
        }
    }
    Some(list.into_boxed_slice())
}

fn with_capacity(size: usize) -> Vec<u8> {
    let mut list: Vec<u8> = Vec::with_capacity(size); // want RBN804
    for index in 0..size {
        unsafe {
            list.as_mut_ptr().add(index).write(1u8);
            list.set_len(index + 1);
        }
    }
    list
}

fn reserved(size: usize) -> Vec<u8> {
    let mut list = Vec::new();
    list.reserve_exact(size); // want RBN804
    unsafe { list.set_len(size) };
    list
}

fn reserved_sometimes(size: usize, fresh: bool) -> Vec<u8> {
    let mut list = Vec::new();
    if fresh {
        list.reserve_exact(size); // want RBN804
    }
    unsafe { list.set_len(size) }; // want RBN802 RBN812
    list
}

fn reserved_late(size: usize) -> Vec<u8> {
    let mut list = Vec::new();
    unsafe { list.set_len(size) }; // want RBN802 RBN812
    list.reserve_exact(size); // want RBN804
    list
}

fn reserved_less(size: usize, other: usize) -> Vec<u8> {
    let mut list = Vec::new();
    list.reserve_exact(other);
    unsafe { list.set_len(size) }; // want RBN802 RBN812
    list
}

// One more than the last index is the length; two more are not, nor is one more than what a range ends with.
fn too_long(size: usize) -> usize {
    let mut list: Vec<u8> = Vec::with_capacity(size); // want RBN804
    for index in 0..size {
        unsafe { list.set_len(index + 2) }; // want RBN802 RBN812
    }
    for index in 0..=size {
        unsafe { list.set_len(index + 1) }; // want RBN802 RBN812
    }
    list.len()
}

// What follows the element at an index may be pointed at, but not written.
fn behind(size: usize) -> usize {
    let mut list: Vec<u8> = Vec::with_capacity(size); // want RBN804
    for index in 0..size {
        unsafe { list.as_mut_ptr().add(index + 1).write(0) }; // want RBN802
    }
    list.len()
}

// An arm that has no room is only right where the size says that there is none.
fn empty_where_told(size: usize, lazy: bool) -> usize {
    let mut list: Vec<u8> = if lazy { Vec::new() } else { Vec::with_capacity(size) }; // want RBN804
    unsafe { list.set_len(size) }; // want RBN802 RBN812
    let mut other: Vec<u8> = if size < 1 { Vec::new() } else { Vec::with_capacity(size) }; // want RBN804
    unsafe { other.set_len(size) };
    list.len() + other.len()
}

#[no_mangle]
pub extern "C" fn fill(size: usize) -> usize {
    let boxed = from_layout::<u32>(size).map_or(0, |b| b.len());
    boxed + with_capacity(size).len() + reserved(size).len()
}

#[no_mangle]
pub extern "C" fn fill_more(size: usize, lazy: bool) -> usize {
    reserved_late(size).len() + reserved_sometimes(size, lazy).len() + reserved_less(size, 8).len() + too_long(size) + behind(size) + empty_where_told(size, lazy)
}

// What a function puts out, beside what it returns, is no size of that.
fn split<'a>(data: &'a [u8], at: &mut usize) -> &'a [u8] {
    *at = u32::from_le_bytes([data[0], data[1], data[2], data[3]]) as usize;
    &data[4..]
}

// What it was given was its size.
fn filled(size: usize, sum: &mut usize) -> Vec<u8> {
    *sum += size;
    vec![0; size] // want RBN804
}

pub fn parts() -> u8 {
    let data = std::fs::read("parts").unwrap_or_default();
    let mut at = 0;
    let rest = split(&data, &mut at);
    let part = unsafe { *rest.get_unchecked(at) }; // want RBN802
    let mut sum = 0;
    let list = filled(at, &mut sum);
    let part = part ^ unsafe { list.get_unchecked(..at) }.len() as u8;
    part ^ sum as u8
}

// There is room for the lesser of two numbers.
pub fn block() -> usize {
    let data = std::fs::read("block").unwrap_or_default();
    let mut size = 0;
    split(&data, &mut size);
    let mut block: Vec<u8> = Vec::with_capacity(size.min(4096));
    unsafe { block.set_len(size) }; // want RBN802
    let less = size.min(4096);
    let mut part: Vec<u8> = Vec::with_capacity(less);
    unsafe { part.set_len(less) };
    block.len() + part.len()
}
