//! An array inside of a struct that a pointer leads to.
use std::io::Read;
use std::ptr;

#[repr(C)]
struct Node {
    len: u32,
    data: [u8; 64],
}

struct Slab {
    base: *mut Node,
}

impl Slab {
    unsafe fn node(&self, h: u32) -> *mut Node {
        self.base.add((h % 4) as usize)
    }
    fn patch(&self, h: u32, part: &[u8]) {
        unsafe {
            let dst = (ptr::addr_of_mut!((*self.node(h)).data) as *mut u8).add(4);
            ptr::copy_nonoverlapping(part.as_ptr(), dst, part.len()); // want RBN802
        }
    }
    fn write(&self, h: u32, part: &[u8]) {
        if part.len() > 64 {
            return;
        }
        unsafe {
            let dst = ptr::addr_of_mut!((*self.node(h)).data) as *mut u8;
            ptr::copy_nonoverlapping(part.as_ptr(), dst, part.len());
        }
    }
    fn raw(&self, h: u32, part: &[u8]) {
        unsafe {
            let dst = (&raw mut (*self.node(h)).data).cast::<u8>();
            ptr::copy_nonoverlapping(part.as_ptr(), dst, part.len()); // want RBN802
        }
    }
}

fn data() -> Vec<u8> {
    let mut data = Vec::new();
    std::net::TcpListener::bind("0:1")
        .unwrap()
        .accept()
        .unwrap()
        .0
        .read_to_end(&mut data)
        .unwrap();
    data
}
fn main() {
    let s = Slab {
        base: Box::leak(vec![0u8; 4096].into_boxed_slice()).as_mut_ptr().cast(),
    };
    s.patch(1, &data());
    s.write(1, &data());
    s.raw(1, &data());
}
