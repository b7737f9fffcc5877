//! Copies of whole lists into arrays, at their beginning or behind it.
use std::io::Read;
use std::net::TcpListener;
use std::ptr;

const MAX_BLOCK: usize = 512;

struct Scratch {
    bytes: [u8; MAX_BLOCK],
    used: usize,
}

impl Scratch {
    fn append(&mut self, src: &[u8]) {
        unsafe {
            let dst = self.bytes.as_mut_ptr().add(self.used);
            ptr::copy_nonoverlapping(src.as_ptr(), dst, src.len()); // want RBN802
        }
        self.used += src.len();
    }

    fn append_all(&mut self, src: &[u8]) -> bool {
        if src.len() > MAX_BLOCK - self.used {
            return false;
        }
        unsafe {
            let dst = self.bytes.as_mut_ptr().add(self.used);
            ptr::copy_nonoverlapping(src.as_ptr(), dst, src.len());
        }
        self.used += src.len();
        true
    }

    fn overwrite(&mut self, src: &[u8]) {
        self.bytes = [0; MAX_BLOCK];
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), self.bytes.as_mut_ptr(), src.len()) }; // want RBN802
    }

    fn overwrite_cut(&mut self, src: &[u8]) {
        self.bytes = [0; MAX_BLOCK];
        let n = src.len().min(self.bytes.len());
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), self.bytes.as_mut_ptr(), n) };
    }

    fn append_parts(&mut self, src: &[u8]) {
        for part in src.chunks(16) {
            if self.used + part.len() > MAX_BLOCK {
                break;
            }
            unsafe {
                let dst = self.bytes.as_mut_ptr().add(self.used);
                ptr::copy_nonoverlapping(part.as_ptr(), dst, part.len());
            }
            self.used += part.len();
        }
    }
}

struct Small {
    bytes: [u8; 2 * (1 << 4) + 1],
}

impl Small {
    fn set(&mut self, src: &[u8]) {
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), self.bytes.as_mut_ptr(), src.len()) }; // want RBN802
    }
}

struct Window {
    mem: Box<[u8; 1 << 16]>,
}

impl Window {
    fn patch(&mut self, at: usize, data: &[u8]) {
        unsafe {
            let dst = self.mem.as_mut_ptr().add(at % 256);
            ptr::copy_nonoverlapping(data.as_ptr(), dst, data.len()); // want RBN802
        }
    }

    fn patch_fitting(&mut self, at: usize, data: &[u8]) {
        let Some(end) = at.checked_add(data.len()) else { return };
        if end > self.mem.len() {
            return;
        }
        unsafe {
            let dst = self.mem.as_mut_ptr().add(at);
            ptr::copy_nonoverlapping(data.as_ptr(), dst, data.len());
        }
    }
}

fn number(rec: &[u8], pos: &mut usize, n: &mut u64) {
    while let Some(&byte) = rec.get(*pos) {
        *pos += 1;
        *n = *n << 7 | u64::from(byte & 127);
        if byte < 128 {
            break;
        }
    }
}

/// The label of a record is no longer than the record.
fn label_of(rec: &[u8]) -> [u8; 64] {
    let mut label = [0u8; 64];
    let mut pos = 0;
    let mut n = 0u64;
    number(rec, &mut pos, &mut n);
    let n = n as usize;
    if rec.len() - pos >= n {
        unsafe { ptr::copy_nonoverlapping(rec.as_ptr().add(pos), label.as_mut_ptr(), n) }; // want RBN802
    }
    label
}

fn short_label_of(rec: &[u8]) -> [u8; 64] {
    let mut label = [0u8; 64];
    let mut pos = 0;
    let mut n = 0u64;
    number(rec, &mut pos, &mut n);
    let n = n as usize;
    if rec.len() - pos >= n && n <= label.len() {
        unsafe { ptr::copy_nonoverlapping(rec.as_ptr().add(pos), label.as_mut_ptr(), n) };
    }
    label
}

fn label_into(rec: &[u8], label: &mut Vec<u8>) {
    let mut pos = 0;
    let mut n = 0u64;
    number(rec, &mut pos, &mut n);
    let n = n as usize;
    label.resize(n.min(4096), 0);
    if n <= 4096 && rec.len() - pos >= n {
        unsafe { ptr::copy_nonoverlapping(rec.as_ptr().add(pos), label.as_mut_ptr(), n) };
    }
}

fn received() -> std::io::Result<Vec<u8>> {
    let (mut socket, _) = TcpListener::bind("0.0.0.0:7000")?.accept()?;
    let mut data = Vec::new();
    socket.read_to_end(&mut data)?;
    Ok(data)
}

fn main() -> std::io::Result<()> {
    let mut scratch = Scratch { bytes: [0; MAX_BLOCK], used: 0 };
    scratch.append(&received()?);
    scratch.append_all(&received()?);
    scratch.append_parts(&received()?);
    scratch.overwrite(&received()?);
    scratch.overwrite_cut(&received()?);
    Small { bytes: [0; 33] }.set(&received()?);
    let mut window = Window { mem: Box::new([0; 1 << 16]) };
    window.patch(3, &received()?);
    window.patch_fitting(3, &received()?);
    println!("{:?} {:?}", label_of(&received()?), short_label_of(&received()?));
    let mut label = Vec::new();
    label_into(&received()?, &mut label);
    Ok(())
}
