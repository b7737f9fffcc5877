// Bits of a request that are taken for a value without a look, and those that all are one.
use axum::routing::post;
use axum::Router;
use bytes::Bytes;
use std::mem::{self, MaybeUninit};
use std::num::NonZeroU8;
use std::ptr;

#[derive(Clone, Copy)]
#[repr(u8)]
enum Op {
    Nop,
    Halt,
}

#[repr(C)]
#[derive(Clone, Copy)]
struct Flags {
    dirty: bool,
    op: Op,
}

#[repr(C)]
#[derive(Clone, Copy)]
struct Size {
    width: u32,
    height: [u16; 2],
}

struct Frame {
    op: Op,
    size: u32,
}

union Cell {
    raw: u8,
    flag: bool,
    number: i8,
}

fn op(b: u8) -> Op {
    unsafe { mem::transmute(b) } // want RBN803
}

fn some_op(b: u8) -> Option<Op> {
    Some(unsafe { mem::transmute(b) }) // want RBN803
}

fn frame(b: u8) -> Frame {
    Frame {
        op: unsafe { mem::transmute(b) }, // want RBN803
        size: unsafe { mem::transmute([b, 0, 0, 0]) },
    }
}

fn checked_op(b: u8) -> Op {
    if b > Op::Halt as u8 {
        return Op::Nop;
    }
    unsafe { mem::transmute(b) }
}

fn matched_op(b: u8) -> Op {
    match b {
        0 | 1 => unsafe { mem::transmute::<u8, Op>(b) },
        _ => Op::Nop,
    }
}

fn numbers(b: &[u8; 8]) -> u32 {
    let float: f32 = unsafe { mem::transmute([b[0], b[1], b[2], b[3]]) };
    let word = unsafe { mem::transmute::<[u8; 8], u64>(*b) };
    let flag: bool = unsafe { mem::transmute(b[0] & 1) };
    let other: bool = unsafe { mem::transmute(b[0]) }; // want RBN803
    let cell = Cell { raw: b[1] };
    let read = unsafe { cell.number };
    let set = unsafe { cell.flag }; // want RBN803
    float as u32 + word as u32 + flag as u32 + other as u32 + read as u32 + set as u32
}

fn flags(b: &[u8]) -> Flags {
    let mut flags = MaybeUninit::<Flags>::uninit();
    unsafe {
        ptr::copy_nonoverlapping(b.as_ptr(), flags.as_mut_ptr().cast::<u8>(), mem::size_of::<Flags>());
        flags.assume_init() // want RBN803
    }
}

fn size(b: &[u8]) -> Size {
    let mut size = MaybeUninit::<Size>::uninit();
    unsafe {
        ptr::copy_nonoverlapping(b.as_ptr(), size.as_mut_ptr().cast::<u8>(), mem::size_of::<Size>());
        size.assume_init()
    }
}

fn written(dirty: bool) -> Flags {
    let mut flags = MaybeUninit::<Flags>::uninit();
    flags.write(Flags { dirty, op: Op::Nop });
    unsafe { flags.assume_init() }
}

fn name(b: &[u8]) -> &str {
    if std::str::from_utf8(b).is_ok() {
        return unsafe { std::str::from_utf8_unchecked(b) };
    }
    if b.is_ascii() {
        return unsafe { std::str::from_utf8_unchecked(b) };
    }
    unsafe { std::str::from_utf8_unchecked(b) } // want RBN803
}

fn valid_name(b: &[u8]) -> Option<&str> {
    if std::str::from_utf8(b).is_err() {
        return None;
    }
    Some(unsafe { std::str::from_utf8_unchecked(b) })
}

fn tried_name(b: &[u8]) -> Result<&str, std::str::Utf8Error> {
    std::str::from_utf8(b)?;
    Ok(unsafe { std::str::from_utf8_unchecked(b) })
}

fn found_name(b: &[u8]) -> &str {
    if let Err(_) = std::str::from_utf8(b) {
        return "";
    }
    unsafe { std::str::from_utf8_unchecked(b) }
}

// A String is a text already.
fn again(text: String) -> String {
    unsafe { String::from_utf8_unchecked(text.to_uppercase().into_bytes()) }
}

fn characters(b: &[u8]) -> char {
    let n = u32::from_le_bytes([b[0], b[1], b[2], b[3]]);
    let wrong = unsafe { char::from_u32_unchecked(n) }; // want RBN803
    let known = if n < 0x80 { unsafe { char::from_u32_unchecked(n) } } else { wrong };
    let tested = if char::from_u32(n).is_some() { unsafe { char::from_u32_unchecked(n) } } else { known };
    if char::from_u32(n).is_none() {
        return tested;
    }
    let there_too = unsafe { char::from_u32_unchecked(n) };
    let one = unsafe { NonZeroU8::new_unchecked(b[0]) }; // want RBN803
    let there = b.first().copied().map(NonZeroU8::new);
    let zero = unsafe { NonZeroU8::new(b[1]).unwrap_unchecked() }; // want RBN803
    let maybe = NonZeroU8::new(b[1]);
    if maybe.is_some() && there.is_some() {
        return (one.get() + unsafe { maybe.unwrap_unchecked() }.get() + zero.get()) as char;
    }
    there_too
}

// A longer loan is the same text.
fn longer(text: &str) -> &'static str {
    unsafe { mem::transmute::<&str, &'static str>(text) }
}

// All numbers below the surrogates are characters.
fn letters(body: &[u8]) -> [char; 3] {
    let wide = u16::from_be_bytes([body[0], body[1]]);
    let latin = unsafe { char::from_u32_unchecked(body[2] as u32) };
    let low = unsafe { char::from_u32_unchecked((wide >> 1) as u32) };
    let any = unsafe { char::from_u32_unchecked(wide as u32) }; // want RBN803
    [latin, low, any]
}

// A number that is less than another one can be zero all the same.
fn shares(count: u32) -> u32 {
    use std::num::NonZeroU32;
    let any = unsafe { NonZeroU32::new_unchecked(count % 7) }; // want RBN803
    let few = unsafe { NonZeroU32::new_unchecked(count & 15) }; // want RBN803
    let least = unsafe { NonZeroU32::new_unchecked(count.min(9)) }; // want RBN803
    let more = unsafe { NonZeroU32::new_unchecked(count % 7 + 1) };
    let next = unsafe { NonZeroU32::new_unchecked(count.saturating_add(1)) };
    let held = unsafe { NonZeroU32::new_unchecked(count.clamp(1, 9)) };
    let loose = unsafe { NonZeroU32::new_unchecked(count.clamp(0, 9)) }; // want RBN803
    let sum = any.get() + few.get() + least.get() + more.get() + next.get() + held.get() + loose.get();
    if count < 10 {
        return unsafe { NonZeroU32::new_unchecked(count) }.get() + sum; // want RBN803
    }
    if 0 == count {
        return 0;
    }
    unsafe { NonZeroU32::new_unchecked(count) }.get() + sum
}

fn shares_of(count: u32) -> u32 {
    if count < 1 {
        return 0;
    }
    unsafe { std::num::NonZeroU32::new_unchecked(count) }.get()
}

fn shares_if(count: u32) -> u32 {
    if 0 < count {
        return unsafe { std::num::NonZeroU32::new_unchecked(count) }.get();
    }
    0
}

// What is never reached, if what comes is what it should be.
fn priority(level: u8) -> u8 {
    match level {
        0 => 1,
        1..=7 => 2,
        _ => unsafe { std::hint::unreachable_unchecked() }, // want RBN803
    }
}

fn masked_priority(level: u8) -> u8 {
    match level & 1 {
        0 => 1,
        1 => 2,
        _ => unsafe { std::hint::unreachable_unchecked() },
    }
}

fn known_priority(level: u8) -> u8 {
    if level > 7 {
        return 0;
    }
    if level > 8 {
        unsafe { std::hint::unreachable_unchecked() }
    }
    level
}

// The text up to the first byte that is none.
fn text_before(bytes: &[u8]) -> &str {
    let good = match std::str::from_utf8(bytes) {
        Ok(text) => text.len(),
        Err(e) => e.valid_up_to(),
    };
    unsafe { std::str::from_utf8_unchecked(&bytes[..good]) }
}

// The first NUL is the last byte, or it may be anywhere.
fn c_text(bytes: &[u8]) -> usize {
    if bytes.iter().position(|b| *b == 0) == Some(bytes.len() - 1) {
        return unsafe { std::ffi::CStr::from_bytes_with_nul_unchecked(bytes) }.to_bytes().len();
    }
    if bytes.last() != Some(&0) || bytes.iter().position(|b| *b == 0) != Some(bytes.len() - 1) {
        return 0;
    }
    unsafe { std::ffi::CStr::from_bytes_with_nul_unchecked(bytes) }.to_bytes().len()
}

fn c_text_unasked(bytes: &[u8]) -> usize {
    if bytes.last() != Some(&0) {
        return 0;
    }
    unsafe { std::ffi::CStr::from_bytes_with_nul_unchecked(bytes) }.to_bytes().len() // want RBN803
}

// What ends with the first NUL is a text of C; without it, or with what follows it, it may be none.
fn c_text_before(bytes: &[u8]) -> Option<usize> {
    let at = bytes.iter().position(|b| *b == 0)?;
    let text = unsafe { std::ffi::CStr::from_bytes_with_nul_unchecked(&bytes[..=at]) };
    let cut = unsafe { std::ffi::CStr::from_bytes_with_nul_unchecked(&bytes[..at]) }; // want RBN803
    Some(text.count_bytes() + cut.count_bytes())
}

async fn show(body: Bytes) -> String {
    let mut head = [0u8; 8];
    head.copy_from_slice(&body[..8]);
    let ops = [op(body[0]), checked_op(body[1]), matched_op(body[2]), frame(body[3]).op, some_op(body[4]).unwrap_or(Op::Nop)];
    let sizes = size(&body).width + numbers(&head) + frame(body[0]).size;
    let shown = longer(name(&body)).len() + valid_name(&body).map_or(0, str::len) + tried_name(&body).map_or(0, str::len);
    let count = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
    let levels = (shares(count) + shares_of(count) + shares_if(count)) as u8 + priority(body[0]) + masked_priority(body[0]) + known_priority(body[0]);
    let texts = c_text(&body) + c_text_before(&body).unwrap_or(0) + c_text_unasked(&body) + text_before(&body).len() + levels as usize;
    let shown = shown + texts;
    let more = found_name(&body).len() + again(String::from_utf8_lossy(&body).into_owned()).len();
    format!("{:?} {} {} {} {} {} {}", letters(&body), ops.len(), sizes, shown, more, characters(&body), flags(&body).dirty | written(true).dirty)
}

fn main() {
    let _: Router = Router::new().route("/", post(show));
}
