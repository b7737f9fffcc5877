//! Values that are read out of bytes as they lie, however few there are.
use bytes::Bytes;
use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::ptr;

#[repr(C)]
#[derive(Clone, Copy)]
struct Head {
    kind: u64,
    size: u64,
}

fn whole(data: Vec<u8>) -> Head {
    unsafe { ptr::read_unaligned(data.as_ptr().cast::<Head>()) } // want RBN802
}

fn word(data: &[u8]) -> u32 {
    unsafe { data.as_ptr().cast::<u32>().read_unaligned() } // want RBN802
}

fn by_cast(data: &[u8]) -> Head {
    unsafe { *(data.as_ptr() as *const Head) } // want RBN802
}

fn lent(data: &[u8]) -> &Head {
    unsafe { &*(data.as_ptr() as *const Head) } // want RBN802
}

/// A buffer of a library.
fn buffered(data: &Bytes) -> u32 {
    unsafe { data.as_ptr().cast::<u32>().read_unaligned() } // want RBN802
}

fn buffered_and_asked(data: &Bytes) -> u32 {
    if data.len() < 4 {
        return 0;
    }
    unsafe { data.as_ptr().cast::<u32>().read_unaligned() }
}

fn asked(data: &[u8]) -> Option<u32> {
    if data.len() < 4 {
        return None;
    }
    Some(unsafe { data.as_ptr().cast::<u32>().read_unaligned() })
}

fn asserted(data: &[u8]) -> u32 {
    assert!(data.len() >= 4);
    unsafe { data.as_ptr().cast::<u32>().read_unaligned() }
}

/// Whoever calls this has asked.
fn asked_before(data: &[u8]) -> u32 {
    unsafe { data.as_ptr().cast::<u32>().read_unaligned() }
}

/// What a pointer leads to is for the caller to know.
///
/// # Safety
/// `data` leads to four bytes.
unsafe fn behind(data: *const u8) -> u32 {
    (data as *const u32).read_unaligned()
}

fn byte(data: &[u8]) -> u8 {
    unsafe { *data.as_ptr() }
}

fn array(data: &[u8; 16]) -> u32 {
    unsafe { data.as_ptr().cast::<u32>().read_unaligned() }
}

/// The constructor has asked.
struct Page {
    bytes: Vec<u8>,
}

impl Page {
    fn new(bytes: Vec<u8>) -> Option<Page> {
        (bytes.len() == 4096).then_some(Page { bytes })
    }

    fn head(&self) -> Head {
        unsafe { ptr::read_unaligned(self.bytes.as_ptr().cast::<Head>()) }
    }
}

fn next(peer: &mut TcpStream) -> Vec<u8> {
    let mut data = Vec::new();
    peer.read_to_end(&mut data).unwrap();
    data
}

fn next_buffer(peer: &mut TcpStream) -> Bytes {
    Bytes::from(next(peer))
}

fn main() {
    for mut peer in TcpListener::bind("0.0.0.0:7000").unwrap().incoming().flatten() {
        println!("{}", whole(next(&mut peer)).kind);
        let one = next(&mut peer);
        let two = next(&mut peer);
        let three = next(&mut peer);
        let four = next(&mut peer);
        println!("{} {} {}", word(&one), by_cast(&two).size, lent(&three).size);
        println!("{:?} {}", asked(&four).or(Some(unsafe { behind(four.as_ptr()) })), byte(&next(&mut peer)));
        println!("{}", asserted(&next(&mut peer)));
        let five = next(&mut peer);
        if five.len() > 3 {
            println!("{}", asked_before(&five));
        }
        let mut six = [0; 16];
        peer.read_exact(&mut six).unwrap();
        println!("{}", array(&six));
        let seven = next_buffer(&mut peer);
        let eight = next_buffer(&mut peer);
        println!("{} {}", buffered(&seven), buffered_and_asked(&eight));
        if let Some(page) = Page::new(next(&mut peer)) {
            println!("{}", page.head().size);
        }
    }
}
