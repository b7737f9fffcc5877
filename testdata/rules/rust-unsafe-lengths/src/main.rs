// Indexes, offsets and lengths that a request brings, and the checks that bound them.
use axum::extract::Path;
use axum::routing::get;
use axum::Router;
use bytes::Bytes;
use std::slice;

static TABLE: [u8; 256] = [0; 256];
static HEX: [u8; 16] = *b"0123456789abcdef";

struct Window {
    start: usize,
    len: usize,
}

// A check counts in either polarity, with an early return, in a chain, and as a guard of an arm.
fn checked(list: &[u8], i: usize, n: usize) -> u8 {
    let mut sum = 0;
    if i < list.len() {
        sum += unsafe { *list.get_unchecked(i) };
    }
    if list.len() > i {
        sum += unsafe { *list.get_unchecked(i) };
    }
    if !(i >= list.len()) {
        sum += unsafe { *list.get_unchecked(i) };
    }
    if i < list.len() && unsafe { *list.get_unchecked(i) } > 0 {
        sum += 1;
    }
    if i >= list.len() || unsafe { *list.get_unchecked(i) } > 0 {
        sum += 1;
    }
    if (0..list.len()).contains(&i) {
        sum += unsafe { *list.get_unchecked(i) };
    }
    match i {
        k if k < list.len() => sum += unsafe { *list.get_unchecked(k) },
        _ => {}
    }
    match n {
        k @ 0..=255 => sum += unsafe { *TABLE.get_unchecked(k) },
        _ => return sum,
    }
    sum
}

fn returned(list: &[u8], i: usize) -> Option<u8> {
    if i >= list.len() {
        return None;
    }
    Some(unsafe { *list.get_unchecked(i) })
}

fn then(list: &[u8], i: usize, mask: usize) -> Option<u8> {
    let first = (i < list.len()).then(|| unsafe { *list.get_unchecked(i) });
    let other = (mask > 0).then(|| unsafe { *list.get_unchecked(i) }); // want RBN802
    first.or(other).map(|x| x + unsafe { *list.get_unchecked(i & mask) })
}

fn asserted(list: &[u8], i: usize) -> u8 {
    assert!(i < list.len());
    unsafe { *list.get_unchecked(i) }
}

fn ensured(list: &[u8], i: usize) -> anyhow::Result<u8> {
    anyhow::ensure!(i < list.len(), "too far");
    Ok(unsafe { *list.get_unchecked(i) })
}

fn bounded(list: &[u8; 256], i: usize, n: usize) -> u8 {
    let mut sum = unsafe { *list.get_unchecked(i % 256) };
    sum += unsafe { *list.get_unchecked(i % list.len()) };
    sum += unsafe { *list.get_unchecked(i & 0xff) };
    sum += unsafe { *list.get_unchecked(i.min(255)) };
    sum += unsafe { *list.get_unchecked(std::cmp::min(i, 255)) };
    sum += unsafe { *list.get_unchecked(n.clamp(0, 255)) };
    sum
}

// A byte is checked as a byte, and used as a number.
fn nibbles(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for b in bytes {
        out.push(unsafe { *HEX.get_unchecked((b >> 4 & 0xf) as usize) });
        out.push(unsafe { *HEX.get_unchecked((b & 0x0f) as usize) });
    }
    let first = bytes[0];
    if first < 16 {
        out.push(unsafe { *HEX.get_unchecked(first as usize) });
    }
    out.push(unsafe { *HEX.get_unchecked(first as usize) }); // want RBN802
    let second = bytes[1] as u32;
    if (second as usize) < HEX.len() {
        out.push(unsafe { *HEX.get_unchecked(second as usize) });
    }
    out
}

// The sum is checked without a way to wrap around.
fn window(list: &[u8], w: &Window) -> usize {
    let mut n = 0;
    if let Some(end) = w.start.checked_add(w.len) {
        if end <= list.len() {
            n += unsafe { list.get_unchecked(w.start..end) }.len();
            n += unsafe { slice::from_raw_parts(list.as_ptr().add(w.start), w.len) }.len();
        }
    }
    if let Some(end) = w.start.checked_add(w.len).filter(|end| *end <= list.len()) {
        n += unsafe { list.get_unchecked(w.start..end) }.len();
    }
    if let Some(part) = list.get(..w.len) {
        n += unsafe { slice::from_raw_parts(part.as_ptr(), part.len()) }.len();
    }
    n
}

fn ended(list: &[u8], start: usize, len: usize) -> Result<usize, String> {
    let end = start.checked_add(len).ok_or_else(|| String::from("wraps"))?;
    if end > list.len() {
        return Err(String::from("too far"));
    }
    Ok(unsafe { list.get_unchecked(start..end) }.len())
}

fn summed(list: &[u8], start: usize, len: usize) -> usize {
    if start + len > list.len() {
        return 0;
    }
    unsafe { list.as_ptr().add(start) as usize + len }
}

// What does not bound it.
fn unchecked(list: &[u8], i: usize, n: usize) -> u8 {
    debug_assert!(i < list.len());
    let mut sum = unsafe { *list.get_unchecked(i) }; // want RBN802
    if n < list.len() {
        sum += unsafe { *list.get_unchecked(i) }; // want RBN802
        sum += unsafe { *list.get_unchecked(n + i) }; // want RBN802
    }
    if n.wrapping_add(i) < list.len() {
        sum += unsafe { *list.get_unchecked(i) }; // want RBN802
    }
    if i > 0 {
        sum += unsafe { *list.get_unchecked(i - 1) }; // want RBN802
    }
    sum += unsafe { *list.get_unchecked(i & !7) }; // want RBN802
    sum += unsafe { *list.get_unchecked(i.max(4)) }; // want RBN802
    sum
}

fn too_late(list: &[u8], i: usize) -> u8 {
    let found = unsafe { *list.get_unchecked(i) }; // want RBN802
    if i < list.len() {
        return found;
    }
    0
}

// The way that pointers have.
fn moved(list: &mut [u8; 256], i: usize, n: isize) -> u8 {
    let start = list.as_ptr();
    let mut sum = 0;
    unsafe {
        sum += *start.add(i); // want RBN802
        sum += *start.offset(n); // want RBN802
        sum += *start.wrapping_add(i); // want RBN802
        sum += *start.wrapping_offset(n); // want RBN802
        sum += start.byte_add(i).read(); // want RBN802
        std::ptr::swap_nonoverlapping(list.as_mut_ptr(), list.as_mut_ptr().add(128), i); // want RBN802
        for k in 0..i {
            sum += *list.get_unchecked(k); // want RBN802
        }
    }
    if i < 256 {
        sum += unsafe { *start.add(i) };
        sum += unsafe { *start.wrapping_add(i) };
        for k in 0..i {
            sum += unsafe { *list.get_unchecked(k) };
        }
    }
    sum
}

// Memory that was asked for by the number is as large as it says; another one is not.
fn made(list: &[u8; 256], i: usize) -> usize {
    let mut buffer: Vec<u8> = Vec::with_capacity(i); // want RBN804
    unsafe {
        buffer.set_len(i);
        std::ptr::write_bytes(buffer.as_mut_ptr(), 0, i);
        for k in 0..i {
            *buffer.get_unchecked_mut(k) = 1;
        }
        std::ptr::copy_nonoverlapping(list.as_ptr(), buffer.as_mut_ptr(), i); // want RBN802
        buffer.set_len(i * 2); // want RBN802
    }
    buffer.len()
}

// A sum of numbers is no pointer, and neither is a set.
fn numbers(i: usize) -> usize {
    use std::ops::Add;
    let mut all = std::collections::BTreeSet::new();
    unsafe {
        all.insert(i);
        i.add(1).wrapping_add(i) + libc::getpid() as usize
    }
}

fn text(list: &str, i: usize) -> usize {
    let mut n = 0;
    if list.is_char_boundary(i) {
        n = unsafe { list.get_unchecked(i..) }.len();
    }
    n + unsafe { list.get_unchecked(i..) }.len() // want RBN802
}

async fn show(Path((i, n)): Path<(usize, usize)>) -> String {
    let mut list = [1u8; 256];
    let mut sum = checked(&list, i, n) as usize + returned(&list, i).unwrap_or(0) as usize;
    sum += then(&list, i, list.len() - 1).unwrap_or(0) as usize;
    sum += asserted(&list, i) as usize + ensured(&list, i).unwrap_or(0) as usize + bounded(&list, i, n) as usize;
    sum += unchecked(&list, i, n) as usize + too_late(&list, i) as usize + moved(&mut list, i, n as isize) as usize;
    sum += window(&list, &Window { start: i, len: n }) + ended(&list, i, n).unwrap_or(0) + summed(&list, i, n);
    format!("{}", sum + made(&list, i) + numbers(i) + text("list", i))
}

// A byte that stands at the beginning of a list, if it does.
fn first(body: &Frame) -> usize {
    let n = body.bytes.first().copied().unwrap_or(0) as usize;
    let all = unsafe { slice::from_raw_parts(TABLE.as_ptr(), n) };
    let few = unsafe { slice::from_raw_parts(HEX.as_ptr(), n) }; // want RBN802
    let twice = unsafe { slice::from_raw_parts(TABLE.as_ptr(), n * 2) }; // want RBN802
    all.len() + few.len() + twice.len()
}

// What is as large as the length may be pointed at, and may end a range, but is no element.
fn behind(bytes: &[u8], at: usize, word: usize) -> u8 {
    if at > bytes.len() {
        return 0;
    }
    let end = unsafe { bytes.as_ptr().add(at) };
    let all = unsafe { bytes.get_unchecked(..at) };
    let one = unsafe { *bytes.as_ptr().add(at) }; // want RBN802
    let two = unsafe { bytes.as_ptr().offset(at as isize).read() }; // want RBN802
    let far = unsafe { bytes.as_ptr().byte_add(at).read_unaligned() }; // want RBN802
    let third = unsafe { bytes.as_ptr().add(at.min(bytes.len())).read_volatile() }; // want RBN802
    let last = unsafe { *bytes.as_ptr().add(at.min(bytes.len() - 1)) };
    let back = unsafe { *bytes.as_ptr().offset((at % bytes.len()) as isize) };
    if (0..=bytes.len()).contains(&word) {
        let all = unsafe { bytes.get_unchecked(..word) };
        return unsafe { *bytes.get_unchecked(word) } ^ all[0]; // want RBN802
    }
    if (0..bytes.len()).contains(&word) || (0..=3).contains(&word) {
        return unsafe { *bytes.get_unchecked(word) };
    }
    one ^ two ^ far ^ third ^ last ^ back ^ all[0] ^ end as u8
}

fn behind_written(bytes: &mut [u8], at: usize) {
    if at <= bytes.len() {
        unsafe { bytes.as_mut_ptr().add(at).write(0) }; // want RBN802
    }
}

// 255 rows of sixteen, and as many as a NonZeroU8 can say.
fn rows(count: std::num::NonZeroU8) -> usize {
    let board = vec![0u8; 255 * 16];
    let few = vec![0u8; 254 * 16];
    let count = usize::from(count.get());
    let all = unsafe { std::slice::from_raw_parts(board.as_ptr(), count * 16) };
    let most = unsafe { std::slice::from_raw_parts(few.as_ptr(), count * 16) }; // want RBN802
    all.len() + most.len()
}

async fn edges(Path((at, word, count)): Path<(usize, usize, std::num::NonZeroU8)>) -> String {
    let mut bytes = vec![0u8; 40];
    behind_written(&mut bytes, at);
    (rows(count) + behind(&bytes, at, word) as usize).to_string()
}

struct Frame {
    bytes: Vec<u8>,
}

async fn digits(body: Bytes) -> Vec<u8> {
    first(&Frame { bytes: body.to_vec() });
    nibbles(&body)
}

fn main() {
    let _: Router = Router::new().route("/{i}/{n}", get(show).post(digits)).route("/edges/{at}/{word}/{count}", get(edges));
}
