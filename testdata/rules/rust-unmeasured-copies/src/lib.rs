//! Data that is copied as it came, however long it is.
use std::io::{BufRead, Read};
use std::ptr::copy_nonoverlapping;
use std::sync::Mutex;

static LAST: Mutex<String> = Mutex::new(String::new());

struct Cursor {
    data: Vec<u8>,
    at: usize,
}

impl Cursor {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.data.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn take(&mut self, n: usize) -> Option<&[u8]> {
        let part = self.data.get(self.at..self.at.checked_add(n)?)?;
        self.at += n;
        Some(part)
    }

    fn serial(&mut self, into: &mut [u8; 16]) -> Option<()> {
        let n = self.byte()? as usize;
        let body = self.take(n * 4)?;
        unsafe { copy_nonoverlapping(body.as_ptr(), into.as_mut_ptr(), body.len()) }; // want RBN802
        Some(())
    }

    fn serial_of(&mut self, into: &mut [u8; 16]) -> Option<()> {
        let n = self.byte()? as usize;
        if n > 4 {
            return None;
        }
        let body = self.take(n * 4)?;
        unsafe { copy_nonoverlapping(body.as_ptr(), into.as_mut_ptr(), body.len()) };
        Some(())
    }

    fn serial_whole(&mut self, into: &mut [u8; 16]) -> Option<()> {
        let body = self.take(16)?;
        unsafe { copy_nonoverlapping(body.as_ptr(), into.as_mut_ptr(), body.len()) };
        Some(())
    }

    fn serial_if_short(&mut self, into: &mut [u8; 16]) -> Option<()> {
        let n = self.byte()? as usize;
        let body = self.take(n)?;
        if body.len() > into.len() {
            return None;
        }
        unsafe { copy_nonoverlapping(body.as_ptr(), into.as_mut_ptr(), body.len()) };
        Some(())
    }

    fn owned(&mut self) -> Option<Vec<u8>> {
        let n = self.byte()? as usize;
        let body = self.take(n)?;
        let mut out = Vec::with_capacity(body.len());
        unsafe {
            copy_nonoverlapping(body.as_ptr(), out.as_mut_ptr(), body.len());
            out.set_len(body.len());
        }
        Some(out)
    }
}

struct Ring {
    base: *mut u8,
    room: usize,
    head: usize,
}

impl Ring {
    fn new(room: usize) -> Ring {
        Ring { base: Box::leak(vec![0u8; room].into_boxed_slice()).as_mut_ptr(), room, head: 0 } // want RBN814
    }

    fn push(&mut self, data: &[u8]) -> bool {
        if data.len() > self.room {
            return false;
        }
        if data.len() > self.room - self.head {
            self.head = 0;
        }
        unsafe { copy_nonoverlapping(data.as_ptr(), self.base.add(self.head), data.len()) };
        self.head += data.len();
        true
    }

    fn push_small(&mut self, data: &[u8]) {
        let at = self.head % self.room;
        debug_assert!(at + data.len() <= self.room);
        unsafe { copy_nonoverlapping(data.as_ptr(), self.base.add(at), data.len()) }; // want RBN802
        self.head = (at + data.len()) % self.room;
    }

    /// Whoever calls this has looked.
    fn push_looked(&mut self, data: &[u8]) {
        unsafe { copy_nonoverlapping(data.as_ptr(), self.base.add(self.head), data.len()) };
        self.head += data.len();
    }

    fn grow(&mut self, by: usize) {
        let larger = Ring::new(self.room + by);
        unsafe { copy_nonoverlapping(self.base, larger.base, self.head) };
        *self = Ring { head: self.head, ..larger };
    }

    fn push_grown(&mut self, data: &[u8]) {
        self.grow(data.len());
        unsafe { copy_nonoverlapping(data.as_ptr(), self.base.add(self.head), data.len()) };
        self.head += data.len();
    }

    /// # Safety
    /// There is room for the data.
    unsafe fn push_unchecked(&mut self, data: &[u8]) {
        copy_nonoverlapping(data.as_ptr(), self.base.add(self.head), data.len());
        self.head += data.len();
    }
}

/// Copies the name into a buffer of `room` bytes.
///
/// # Safety
/// `out` leads to so many bytes.
#[no_mangle]
pub unsafe extern "C" fn last_name(out: *mut u8, room: usize) -> usize {
    let name = LAST.lock().map(|name| name.clone()).unwrap_or_default();
    if out.is_null() || room == 0 {
        return 0;
    }
    let n = name.len().min(room);
    copy_nonoverlapping(name.as_ptr(), out, n);
    n
}

fn name_of() -> String {
    LAST.lock().map(|name| name.clone()).unwrap_or_default()
}

/// # Safety
/// `out` leads to `room` bytes.
#[no_mangle]
pub unsafe extern "C" fn last_name_whole(out: *mut u8, room: usize) -> usize {
    let name = name_of();
    if out.is_null() || room == 0 {
        return 0;
    }
    copy_nonoverlapping(name.as_ptr(), out, name.len()); // want RBN802
    name.len()
}

#[no_mangle]
pub extern "C" fn last_name_len() -> usize {
    name_of().len()
}

/// # Safety
/// `out` leads to as many bytes as `last_name_len` says.
#[no_mangle]
pub unsafe extern "C" fn last_name_copy(out: *mut u8) {
    if out.is_null() {
        return;
    }
    let name = name_of();
    copy_nonoverlapping(name.as_ptr(), out, name.len());
}

#[no_mangle]
pub extern "C" fn last_name_of_usual_size(out: Option<&mut [u8; 32]>) {
    let Some(out) = out else { return };
    let name = name_of();
    unsafe { copy_nonoverlapping(name.as_ptr(), out.as_mut_ptr(), name.len()) }; // want RBN802
}

fn mix(a: u64, b: u64, c: u64, d: u64) -> u64 {
    (a ^ b.rotate_left(7)).wrapping_mul(c | d)
}

// What is computed has nothing to do with how long the data is, by as many ways as there are.
fn tagged(block: &mut [u8; 16], data: &[u8], x0: u64) -> u64 {
    let x1 = mix(x0, x0, x0, x0);
    let x2 = mix(x1, x1, x1, x1);
    let x3 = mix(x2, x2, x2, x2);
    let x4 = mix(x3, x3, x3, x3);
    let x5 = mix(x4, x4, x4, x4);
    let x6 = mix(x5, x5, x5, x5);
    let x7 = mix(x6, x6, x6, x6);
    let x8 = mix(x7, x7, x7, x7);
    let x9 = mix(x8, x8, x8, x8);
    let x10 = mix(x9, x9, x9, x9);
    let x11 = mix(x10, x10, x10, x10);
    let x12 = mix(x11, x11, x11, x11);
    let x13 = mix(x12, x12, x12, x12);
    let x14 = mix(x13, x13, x13, x13);
    let x15 = mix(x14, x14, x14, x14);
    let x16 = mix(x15, x15, x15, x15);
    if x16 == 0 {
        return x16;
    }
    unsafe { copy_nonoverlapping(data.as_ptr(), block.as_mut_ptr(), data.len()) }; // want RBN802
    x16
}

#[no_mangle]
pub extern "C" fn serve() {
    let mut ring = Ring::new(4096);
    let mut block = [0; 16];
    for line in std::net::TcpListener::bind("127.0.0.1:7000").unwrap().incoming().flatten() {
        let mut data = Vec::new();
        let mut lines = std::io::BufReader::new(line);
        let mut name = String::new();
        lines.read_line(&mut name).unwrap();
        *LAST.lock().unwrap() = name;
        lines.read_to_end(&mut data).unwrap();
        ring.push(&data);
        let mut rest = Vec::new();
        lines.read_to_end(&mut rest).unwrap();
        ring.push_small(&rest);
        let mut more = Vec::new();
        lines.read_to_end(&mut more).unwrap();
        if more.len() < 64 {
            ring.push_looked(&more);
        }
        let mut last = Vec::new();
        lines.read_to_end(&mut last).unwrap();
        ring.push_grown(&last);
        let mut named = Vec::new();
        lines.read_to_end(&mut named).unwrap();
        println!("{}", tagged(&mut block, &named, u64::from(std::process::id())));
        unsafe { ring.push_unchecked(&data) };
        let mut cursor = Cursor { data, at: 0 };
        cursor.serial(&mut block);
        cursor.serial_of(&mut block);
        cursor.serial_whole(&mut block);
        cursor.serial_if_short(&mut block);
        println!("{:?}", cursor.owned().map(|list| list.len()));
    }
}
