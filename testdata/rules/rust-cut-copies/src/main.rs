//! How much is copied is the length of what is read, or what the array has room for, whichever is less.

use std::{net::UdpSocket, ptr};
pub const NAME_MAX: usize = 64;
struct Name { raw: [u8; NAME_MAX], len: usize }
impl Name {
    fn a(src: &[u8]) -> Self {
        let mut raw = [0u8; NAME_MAX];
        let len = src.len().min(NAME_MAX);
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), raw.as_mut_ptr(), len) };
        Self { raw, len }
    }
    fn b(src: &[u8]) -> Self {
        let mut raw = [0u8; 64];
        let len = src.len().min(64);
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), raw.as_mut_ptr(), len) };
        Self { raw, len }
    }
    fn c(src: &[u8]) -> Self {
        let mut raw = [0u8; NAME_MAX];
        let len = src.len().min(raw.len());
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), raw.as_mut_ptr(), len) };
        Self { raw, len }
    }
    fn d(src: &[u8]) -> Self {
        let mut raw = [0u8; NAME_MAX];
        let len = src.len();
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), raw.as_mut_ptr(), len) }; // want RBN802
        Self { raw, len }
    }
    fn e(src: &[u8]) -> Self {
        let mut raw = [0u8; NAME_MAX];
        let len = std::cmp::min(src.len(), NAME_MAX);
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), raw.as_mut_ptr(), len) };
        Self { raw, len }
    }
    fn f(src: &[u8]) -> Self {
        let mut raw = [0u8; NAME_MAX];
        let len = src.len().min(128);
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), raw.as_mut_ptr(), len) }; // want RBN802
        Self { raw, len }
    }
}
fn main() {
    let s = UdpSocket::bind("0:1").unwrap();
    let mut b = [0u8; 2048];
    let (n, _) = s.recv_from(&mut b).unwrap();
    let x = &b[..n];
    Name::a(x); Name::b(x); Name::c(x); Name::d(x); Name::e(x); Name::f(x);
}
