// What is written through a slice that was made of a pointer stands where the pointer leads.
use std::slice;
unsafe fn one(out: *mut u8, cap: usize, text: &str) {
    let dst = slice::from_raw_parts_mut(out, cap);
    let n = text.len().min(cap);
    dst[..n].copy_from_slice(&text.as_bytes()[..n]);
}
unsafe fn two(out: *mut i8, cap: usize, text: &str) {
    let dst = slice::from_raw_parts_mut(out as *mut u8, cap);
    dst[0] = text.as_bytes()[0];
}
unsafe fn three(out: *mut u8, cap: usize, text: &str) {
    let n = text.len().min(cap);
    std::ptr::copy_nonoverlapping(text.as_ptr(), out, n);
}
unsafe fn four(out: *mut u8, cap: usize, text: &str) {
    slice::from_raw_parts_mut(out, cap).copy_from_slice(text.as_bytes());
}
unsafe fn five(out: *mut u8, cap: usize, text: &str) {
    let dst = slice::from_raw_parts_mut(out, cap);
    for (d, s) in dst.iter_mut().zip(text.bytes()) {
        *d = s;
    }
}
unsafe fn six(out: *mut u8, cap: usize, text: &str) {
    let dst = slice::from_raw_parts_mut(out, cap);
    dst.copy_from_slice(text.as_bytes());
}
unsafe fn seven(out: *mut u8, text: &str) {
    for (i, b) in text.bytes().enumerate() {
        *out.add(i) = b;
    }
}
fn eight(out: &mut [u8], text: &str) {
    let n = text.len();
    out[..n].copy_from_slice(text.as_bytes());
}
unsafe fn nine(out: *mut u8, cap: usize, text: &str) {
    let dst = &mut *std::ptr::slice_from_raw_parts_mut(out, cap);
    dst[..text.len()].copy_from_slice(text.as_bytes());
}
fn sh(v: Vec<u8>) -> String {
    String::from_utf8(v).unwrap()
}
fn main() {
    let t = std::env::args().nth(1).unwrap();
    unsafe {
        let mut v = vec![0u8; 64];
        one(v.as_mut_ptr(), 64, &t);
        std::process::Command::new("sh").arg("-c").arg(sh(v)).status().ok(); // want RBN201
        let mut v = vec![0u8; 64];
        two(v.as_mut_ptr() as *mut i8, 64, &t);
        std::process::Command::new("sh").arg("-c").arg(sh(v)).status().ok(); // want RBN201
        let mut v = vec![0u8; 64];
        three(v.as_mut_ptr(), 64, &t);
        std::process::Command::new("sh").arg("-c").arg(sh(v)).status().ok(); // want RBN201
        let mut v = vec![0u8; 64];
        four(v.as_mut_ptr(), 64, &t);
        std::process::Command::new("sh").arg("-c").arg(sh(v)).status().ok(); // want RBN201
        let mut v = vec![0u8; 64];
        five(v.as_mut_ptr(), 64, &t);
        std::process::Command::new("sh").arg("-c").arg(sh(v)).status().ok(); // FN_RBN201
        let mut v = vec![0u8; 64];
        six(v.as_mut_ptr(), 64, &t);
        std::process::Command::new("sh").arg("-c").arg(sh(v)).status().ok(); // want RBN201
        let mut v = vec![0u8; 64];
        seven(v.as_mut_ptr(), &t);
        std::process::Command::new("sh").arg("-c").arg(sh(v)).status().ok(); // want RBN201
        let mut v = vec![0u8; 64];
        eight(&mut v, &t);
        std::process::Command::new("sh").arg("-c").arg(sh(v)).status().ok(); // want RBN201
        let mut v = vec![0u8; 64];
        nine(v.as_mut_ptr(), 64, &t);
        std::process::Command::new("sh").arg("-c").arg(sh(v)).status().ok(); // want RBN201
        let v = vec![65u8; 64];
        std::process::Command::new("sh").arg("-c").arg(sh(v)).status().ok();
    }
}
